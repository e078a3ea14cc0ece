import type {StorybookConfig} from '@storybook/web-components-vite';

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.stories.ts'],
  core: {disableTelemetry: true, disableWhatsNewNotifications: true},
  viteFinal: vite => ({
    ...vite,
    // The stories import the package by its own name: the sources, by `paths` of tsconfig.json.
    resolve: {...vite.resolve, tsconfigPaths: true},
    // Found at once and not one after the other, so that the page has one Lit.
    optimizeDeps: {
      ...vite.optimizeDeps,
      include: [...(vite.optimizeDeps?.include ?? []), 'lit', 'lit/directive-helpers.js', '@lit/localize'],
    },
    plugins: [
      ...(vite.plugins ?? []),
      {
        name: 'latchkey-define',
        // `sideEffects` of package.json speaks of dist: by it, the sources of the definitions would be left out as unused.
        transform: (_, id) => (/\/src\/define\/[^/]+\.ts$/.test(id) ? {moduleSideEffects: true} : undefined),
      },
    ],
  }),
};

export default config;
