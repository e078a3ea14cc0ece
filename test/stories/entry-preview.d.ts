// The package has no types for this entry.
declare module '@storybook/web-components/entry-preview' {
  import type {WebComponentsRenderer} from '@storybook/web-components';
  import type {ArgsStoryFn, RenderToCanvas} from 'storybook/internal/types';

  export const render: ArgsStoryFn<WebComponentsRenderer>;
  export const renderToCanvas: RenderToCanvas<WebComponentsRenderer>;
  export const parameters: {readonly renderer: 'web-components'};
}
