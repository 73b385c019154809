// The rules of style a machine can check. Types are checked strictly in all three projects (node, web, test);
// what each folder may import is the business of boundaries.cjs.
import path from "node:path";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

const root = path.resolve(import.meta.dirname, "..");

const defaultExport = {
  selector: "ExportDefaultDeclaration, ExportSpecifier[exported.name='default']",
  message: "Export by name: one name per thing, in every file.",
};
const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: "Settings come in through src/config.ts; only main files hand it the environment.",
};
const timer = {
  selector:
    "CallExpression[callee.name='setTimeout'], ImportDeclaration[source.value=/^(node:)?timers\\u002fpromises$/]",
  message: "Wait for a condition with until(…) of test/support/until.ts, never for a duration.",
};

export default defineConfig(
  { ignores: ["dist/", ".momo/", "node_modules/", "coverage/"] },
  tseslint.configs.strictTypeChecked,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    rules: {
      eqeqeq: "error",
      "no-control-regex": "error",
      "no-empty": "error",
      "no-irregular-whitespace": "error",
      "no-misleading-character-class": "error",
      "no-useless-escape": "error",
      "no-restricted-syntax": ["error", defaultExport, environment],
      "max-lines": ["error", 250],
      "max-params": "off",
      "@typescript-eslint/max-params": ["error", { max: 3 }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
    },
  },
  {
    files: ["src/**", "workers/**"],
    rules: { "max-lines-per-function": ["error", { max: 40, skipComments: true }], "no-console": "error" },
  },
  { files: ["src/cli/**", "src/local/**", "workers/momo.ts"], rules: { "no-console": "off" } },
  {
    files: ["src/main.ts", "workers/main.ts", "workers/momo.ts", "src/local/**", "test/**"],
    rules: { "no-restricted-syntax": ["error", defaultExport] },
  },
  {
    files: ["test/**"],
    ignores: ["test/support/**", "test/bench/**"],
    rules: { "no-restricted-syntax": ["error", defaultExport, timer] },
  },
  { files: [".ci/*", "test/vitest.config.ts"], rules: { "no-restricted-syntax": "off" } },
  {
    files: [".ci/*.cjs"],
    languageOptions: { globals: { module: "writable" } },
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
);
