import { readFileSync, readdirSync } from 'node:fs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import esbuild from 'rollup-plugin-esbuild';

/**
 * The widgets as a browser loads them: one entry a tag (widgets/entries/*.ts), `mentor.js` for all of them, one shared core chunk,
 * locales and lazy parts on demand. No address in the output is absolute, so the folder can be served under any versioned path.
 * `manifest.json` says what each entry loads, for the size check and for integrity hashes. The gallery page is built beside it.
 */

const entries = readdirSync('widgets/entries').filter((name) => name.endsWith('.ts')).map((name) => name.slice(0, -3));
const all = 'virtual:mentor';

const fail = (warning) => {
  throw new Error(warning.message ?? String(warning));
};

const plugins = [
  nodeResolve({ exportConditions: ['browser', 'production'] }),
  minifyCss(),
  esbuild({ tsconfig: 'widgets/tsconfig.json', target: 'es2022', minify: true, charset: 'utf8', legalComments: 'none' }),
];

/**
 * What every element stands on: libraries, API and words; then the element with its look. The parts that come with its first data
 * are a third chunk, and two small modules that the directory begins with are one; so are the few words that the program's frame and its screens
 * have in common, or every screen would carry the frame, and lists, faces and times, which nearly every view shows. The words of the matching room
 * stand apart from it for the form that it loads, what is told of a request goes with the heading over requests, and what boxes to choose from look like goes with what keeps them as they are.
 * Everything else, lit's directives too, is shared as rollup finds it.
 */
const chunkOf = [
  ['core', /node_modules\/(?!lit(-html)?\/(async-)?directive)|\/widgets\/(api\/(api-client|contexts|live-later|near-viewport|problem|session)|text\/(text|locale|formats)|define)\.ts/],
  ['element', /\/widgets\/(api\/(api-task|connection)|theme\/(base|tokens|theme-controller)|mentor-element|feedback|lazy-view|parts\/(skeleton|unreachable\.text))\.ts/],
  ['directory', /\/widgets\/(api\/operations\/people|directory\/filters)\.ts/],
  ['meetings', /\/widgets\/(api\/operations\/meetings|scheduling\/(scheduling-host|viewed-zone))\.ts/],
  ['shell', /\/widgets\/app\/(shell\.text|open-roles)\.ts/],
  ['faces', /\/node_modules\/lit(-html)?\/directives\/repeat|\/widgets\/(parts\/(avatar|initials|next-turn|times)|text\/tile-words)\.ts/],
  ['matching', /\/widgets\/(api\/operations\/matching-runs|matching\/(matching\.text|rule-words))\.ts/],
  ['asked', /\/widgets\/requests\/(request-facts|requests-heading\.text)\.ts/],
  ['choice', /\/node_modules\/lit(-html)?\/directives\/(guard|live)|\/widgets\/parts\/choice\.styles\.ts/],
  ['parts', /\/widgets\/parts\/(announcer|banner|button|feedback-parts|icon|icons|parts\.text|problem-banner)\.ts/],
];

const output = {
  dir: 'widgets/dist',
  format: 'es',
  entryFileNames: '[name].js',
  chunkFileNames: ({ facadeModuleId }) => `chunks/${/\/locales\/(.+)\.ts$/.exec(facadeModuleId ?? '')?.[1].replace('/', '.') ?? '[name]'}-[hash].js`,
  sourcemap: false,
  manualChunks: (id) => chunkOf.find(([, pattern]) => pattern.test(id))?.[0],
};

export default [
  {
    input: { ...Object.fromEntries(entries.map((name) => [name, `widgets/entries/${name}.ts`])), mentor: all },
    output,
    plugins: [allEntries(), ...plugins, manifest()],
    onwarn: fail,
  },
  {
    input: { gallery: 'widgets/gallery/gallery.ts' },
    output: { ...output, dir: 'widgets/dist/gallery' },
    plugins: [...plugins, galleryPage()],
    onwarn: fail,
  },
];

/** The entry of all tags is their list. */
function allEntries() {
  return {
    name: 'all-entries',
    resolveId: (id) => (id === all ? all : null),
    load: (id) => (id === all ? entries.map((name) => `import './widgets/entries/${name}.ts';`).join('\n') : null),
  };
}

/** Takes comments and space out of css`` templates; esbuild leaves strings as they are. */
function minifyCss() {
  return {
    name: 'minify-css',
    transform(code, id) {
      if (!id.includes('/widgets/') || !code.includes('css`')) return null;
      const small = (css) => css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' ').replace(/ ?([{};,>]) ?/g, '$1').replaceAll(';}', '}');
      return { code: code.replace(/css`([^`]*)`/g, (_, css) => `css\`${small(css)}\``), map: null };
    },
  };
}

function manifest() {
  return {
    name: 'manifest',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((part) => part.type === 'chunk');
      const entry = (chunk) => [chunk.fileName, { entry: chunk.isEntry, modules: Object.keys(chunk.modules).length, words: wordsIn(chunk), imports: chunk.imports, lazy: chunk.dynamicImports }];
      this.emitFile({ type: 'asset', fileName: 'manifest.json', source: JSON.stringify(Object.fromEntries(chunks.map(entry)), null, 2) });
    },
  };
}

/** The slices whose tables of words are in the chunk: what it needs of a locale. */
function wordsIn({ modules }) {
  const tables = Object.entries(modules).filter(([id, { code }]) => id.endsWith('.text.ts') && code);
  return [...new Set(tables.flatMap(([id]) => readFileSync(id, 'utf8').match(/(?<=\btexts\(')\w+/g) ?? []))];
}

function galleryPage() {
  return {
    name: 'gallery-page',
    generateBundle() {
      this.emitFile({
        type: 'asset',
        fileName: 'index.html',
        source: '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Mentorkit gallery</title><script type="module" src="gallery.js"></script></head><body></body></html>\n',
      });
    },
  };
}
