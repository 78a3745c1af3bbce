import { preact } from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import manifest from './package.json' with { type: 'json' };

const isConsole = (id: string | null): boolean =>
  /\/src\/(console|messages\/duplicates|domain\/applications-console-api)\b|node_modules\/pdfjs-dist\//.test(
    id ?? '',
  );
const isPublic = (id: string | null): boolean =>
  /\/src\/(public-site\/(here|organiser|apply|roster-check)|messages\/(organiser|apply|roster-check)|ui\/file-drop|domain\/(organiser-api|attendance-list|applications-api|application\/|roster\/paper-check))\b/.test(
    id ?? '',
  );

/** What no tablet needs has folders of its own, which are not precached. */
const folderOf = (areAll: (isOf: (id: string | null) => boolean) => boolean): string => {
  if (areAll(isConsole)) return 'console-assets';
  // What the office and the public site share is no tablet's, either.
  return areAll((id) => isPublic(id) || isConsole(id)) ? 'public-assets' : 'assets';
};

const shortcutIcons = [{ src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' }];

/** What a browser shows when it offers to install the app, made by test/commands/draw-app-pictures.ts. No tablet keeps them. */
const picture = (screen: string, form_factor: 'narrow' | 'wide', label: string) => ({
  src: `/pictures/${screen}-${form_factor === 'narrow' ? 'portrait' : 'landscape'}.webp`,
  sizes: form_factor === 'narrow' ? '820x1180' : '1180x820',
  type: 'image/webp',
  form_factor,
  label,
});

export default defineConfig({
  define: { 'import.meta.env.APP_VERSION': JSON.stringify(manifest.version) },
  plugins: [
    preact(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'service-worker.ts',
      // Never 'autoUpdate': it can reload under a person's fingers. No script is injected: the page's policy forbids it.
      registerType: 'prompt',
      injectRegister: null,
      injectManifest: {
        // What a tablet needs without a network: neither the console nor the page for own phones.
        globPatterns: ['index.html', 'start-again.js', 'assets/**/*.{js,css,wasm}', 'icons/icon.svg'],
        maximumFileSizeToCacheInBytes: 3 * 1024 * 1024,
      },
      manifest: {
        id: '/kiosk',
        name: 'Rollcall',
        short_name: 'Rollcall',
        description: 'Sign in at the booth, with or without a network',
        start_url: '/kiosk',
        scope: '/',
        display: 'standalone',
        display_override: ['fullscreen', 'standalone'],
        background_color: '#06233d',
        theme_color: '#0b4f8a',
        icons: [
          { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
          { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
          { src: '/icons/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
        shortcuts: [
          { name: 'Booth', description: 'The kiosk of this tablet', url: '/kiosk', icons: shortcutIcons },
          { name: 'Console', description: 'For the office', url: '/console', icons: shortcutIcons },
        ],
        screenshots: [
          picture('scan', 'narrow', 'Hold up your badge'),
          picture('saved', 'narrow', 'Saved, with a receipt'),
          picture('scan', 'wide', 'Hold up your badge'),
          picture('saved', 'wide', 'Saved, with a receipt'),
        ],
      },
    }),
  ],
  // Decoding runs in a worker that imports modules.
  worker: { format: 'es' },
  build: {
    manifest: true,
    // A data: address would need a hole in the page's policy.
    assetsInlineLimit: 0,
    rollupOptions: {
      // @hpke/common asks for Node's module where there is no WebCrypto; browsers have it.
      external: ['crypto'],
      output: {
        codeSplitting: {
          groups: [
            // Left to itself, one small file that two chunks share would draw all of zod onto the first screen.
            { name: 'zod', test: /node_modules[\\/]zod/ },
            { name: 'preact', test: /node_modules[\\/](preact|@preact)[\\/]|vite[\\/]preload-helper/ },
            {
              name: 'badge',
              test: /src[\\/]domain[\\/](result|claim|record-chain|batch-bounds|badge[\\/](?!decode-rule).*)\.ts/,
            },
            { name: 'uuid', test: /node_modules[\\/]uuidv7/ },
            // What both wings of a tablet begin with is one file: in many it is larger on its way.
            {
              name: 'tablet',
              test: /node_modules[\\/]dexie|src[\\/](ui[\\/](number-pad|use-)|tablet[\\/](?!roster|seal|post-batch|enrolment\.ts|number-check|export|own-phone|scanner[\\/]wedge|store[\\/]classes))/,
            },
          ],
        },
        chunkFileNames: ({ facadeModuleId, moduleIds }) =>
          // One that only passes on what another chunk holds has no module of its own, and is anybody's.
          `${folderOf((isOf) => isOf(facadeModuleId) || (moduleIds.length > 0 && moduleIds.every(isOf)))}/[name]-[hash].js`,
        assetFileNames: ({ originalFileNames, names }) =>
          `${folderOf((isOf) => originalFileNames.some(isOf) || (isOf === isConsole && names.some((name) => name.startsWith('console'))) || (isOf === isPublic && names.some((name) => /^(here|organiser|apply|roster-check)/.test(name))))}/[name]-[hash][extname]`,
      },
    },
  },
});
