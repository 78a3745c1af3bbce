/** What vite.config.ts puts in: the version of package.json. */
interface ImportMetaEnv {
  readonly APP_VERSION: string;
}
