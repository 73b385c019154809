// Style sheets are imported for the bundler only: they export nothing.
declare module "*.css";
