import {setCustomElementsManifest, type Preview} from '@storybook/web-components-vite';
import {action} from 'storybook/actions';
import manifest from '../custom-elements.json';
import * as globals from './globals.js';
import {argTypesOf, eventNames} from './manifest.js';

setCustomElementsManifest(manifest);

// They bubble out of shadow roots, so the panel of actions shows those of every story.
for (const name of eventNames) document.addEventListener(name, action(name));

const preview: Preview = {
  ...globals,
  parameters: {
    // The page has colours of its own.
    backgrounds: {disabled: true},
    controls: {expanded: true, sort: 'none'},
    docs: {extractArgTypes: argTypesOf},
    options: {
      storySort: {
        order: [
          'Change password',
          'Recover access',
          'Password generator',
          'Steps',
          ['Identify', 'Document', 'Code', 'Reauthenticate', 'New password', 'Hold', 'Redirect', 'Done', 'Unsupported'],
          'Fields',
          ['Identifier', 'Document', 'Code', 'Password'],
        ],
      },
    },
  },
};

export default preview;
