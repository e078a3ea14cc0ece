/** What the manifest says of a path must be true of the published package. */
const published = path => path.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');

/** Leaves out what nobody outside may use, and puts the rest in an order that doesn't change from machine to machine. */
const tidy = () => ({
  name: 'tidy',
  packageLinkPhase({customElementsManifest}) {
    const walk = node => {
      if (Array.isArray(node)) return node.forEach(walk);
      if (node === null || typeof node !== 'object') return;
      if (Array.isArray(node.members)) node.members = node.members.filter(({privacy}) => privacy !== 'private');
      // The analyser finds a dispatched event of a class as well, and does not know its name.
      if (Array.isArray(node.events)) node.events = node.events.filter(({name}) => name !== undefined);
      if (node.kind === 'javascript-module') node.path = published(node.path);
      if (typeof node.module === 'string') node.module = published(node.module);
      Object.values(node).forEach(walk);
    };
    walk(customElementsManifest);
    customElementsManifest.modules = customElementsManifest.modules
      .filter(({declarations, exports}) => declarations?.length || exports?.length)
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  },
});

export default {
  globs: ['src/elements/**/*.ts', 'src/define/*.ts'],
  exclude: ['src/**/*.styles.ts'],
  litelement: true,
  outdir: '.',
  packagejson: false,
  quiet: true,
  plugins: [tidy()],
};
