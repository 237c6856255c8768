import { cruise, type IForbiddenRuleType } from 'dependency-cruiser';
import { beforeAll, describe, expect, it } from 'vitest';

/** The dependency rule, a sentence each: what `from` matches must not depend on what `to` matches. */
const sentences: readonly { readonly says: string; readonly from: string; readonly fromNot?: string; readonly to: string; readonly toNot?: string }[] = [
  { says: 'the core knows only itself and its pure libraries', from: '^src/core/', to: '.', toNot: '^src/core/|node_modules/(typebox|ipaddr\\.js)/' },
  { says: 'within the core, util knows nothing above it', from: '^src/core/util/', to: '^src/core/', toNot: '^src/core/util/' },
  { says: 'within the core, the catalogue knows only util: it is data about products, not about an estate', from: '^src/core/catalogue/', to: '^src/core/', toNot: '^src/core/(catalogue|util)/' },
  { says: 'within the core, the model knows only util and the catalogue', from: '^src/core/model/', to: '^src/core/', toNot: '^src/core/(model|util|catalogue)/' },
  { says: 'within the core, the document stands on the model alone', from: '^src/core/document/', to: '^src/core/(hypervisor|network|storage|availability|planning|simulation|desktop|economics|diagnostics)/' },
  { says: 'hypervisor, network and storage know nothing that is built on them', from: '^src/core/(hypervisor|network|storage)/', to: '^src/core/(availability|planning|simulation|desktop|economics|diagnostics)/' },
  { says: 'what a VM consists of is known without storage, which counts its files', from: '^src/core/hypervisor/machine/', to: '^src/core/storage/' },
  { says: 'storage knows of hypervisors only what a VM consists of; moving a disk is an operation on a VM', from: '^src/core/storage/', fromNot: '^src/core/storage/moves/', to: '^src/core/hypervisor/', toNot: '^src/core/hypervisor/machine/' },
  { says: 'no part of the core knows the diagnostics', from: '^src/core/', fromNot: '^src/core/diagnostics/', to: '^src/core/diagnostics/' },
  { says: 'a rule knows no other rule', from: '^src/core/diagnostics/rules/', to: '^src/core/diagnostics/rules/' },
  { says: 'the features know the core and the protocol', from: '^src/features/', to: '.', toNot: '^src/(features|core|protocol)/' },
  { says: 'an adapter knows no other adapter', from: '^src/adapters/([^/]+)/', to: '^src/adapters/', toNot: '^src/adapters/$1/' },
  { says: 'the adapters know only the core and the libraries that read their formats', from: '^src/adapters/', to: '.', toNot: '^src/(adapters|core)/|node_modules/(read-excel-file|fflate|unzipper-esm)/' },
  { says: 'the scene knows only plain data of the protocol', from: '^src/scene/', to: '.', toNot: '^src/scene/|^src/protocol/view\\.ts$' },
  { says: 'the protocol knows nothing of ours', from: '^src/protocol/', to: '.', toNot: '^src/protocol/|node_modules/typebox/' },
  { says: 'the webview knows the protocol and the scene only', from: '^webview/', to: '^src/', toNot: '^src/(protocol|scene)/' },
  { says: 'nothing outside src/extension meets VS Code', from: '^(src|webview)/', fromNot: '^src/extension/', to: '^(node_modules/@types/)?vscode' },
  { says: 'nothing outside src/extension and src/cli meets Node', from: '^(src|webview)/', fromNot: '^src/(extension|cli)/', to: '^(node:)?(fs|path|os|child_process|http|https|net|crypto|process|worker_threads|url|util|stream|events|buffer)(/|$)' },
  { says: 'the command line and the extension do not know each other', from: '^src/(cli|extension)/', to: '^src/(cli|extension)/', toNot: '^src/$1/' },
  { says: 'nobody imports the extension or the command line', from: '^(src|webview)/', fromNot: '^src/(extension|cli)/', to: '^src/(extension|cli)/' },
  { says: 'what is shipped knows no test and no script', from: '^(src|webview)/', to: '^(test|scripts)/' },
];

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
  readonly to: string;
}
let violations: readonly Violation[] = [];
let looked: readonly string[] = [];

beforeAll(async () => {
  const forbidden: IForbiddenRuleType[] = sentences.map(({ says, from, fromNot, to, toNot }) => ({
    name: says, severity: 'error',
    from: { path: from, ...(fromNot === undefined ? {} : { pathNot: fromNot }) },
    to: { path: to, ...(toNot === undefined ? {} : { pathNot: toNot }) },
  }));
  forbidden.push({ name: 'no cycles', severity: 'error', from: {}, to: { circular: true } });
  const { output } = await cruise(['src', 'webview'], {
    ruleSet: { forbidden }, validate: true, doNotFollow: { path: 'node_modules' }, tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js'], exportsFields: ['exports'], conditionNames: ['import', 'types'] },
  });
  if (typeof output === 'string') throw new Error(output);
  looked = output.modules.map(({ source }) => source);
  violations = output.summary.violations as unknown as readonly Violation[];
}, 120_000);

const brokenIn = (name: string): readonly string[] => violations.filter((v) => v.rule.name === name).map((v) => `${v.from} → ${v.to}`);

describe('the dependency rule', () => {
  for (const { says } of sentences) it(says, () => expect(brokenIn(says)).toEqual([]));
  it('is held against every part', () => {
    for (const part of ['src/core/', 'src/features/', 'src/adapters/', 'src/scene/', 'src/protocol/', 'src/extension/', 'src/cli/', 'webview/state/', 'webview/canvas/', 'webview/layout/']) expect(looked.filter((file) => file.startsWith(part)), part).not.toEqual([]);
    expect(looked).toContain('webview/main.tsx');
  });
  it('there are no cycles', () => expect(brokenIn('no cycles')).toEqual([]));

  it('is really checked: a core file that imports VS Code is caught', async () => {
    const { output } = await cruise(['test/fixtures/architecture'], {
      ruleSet: { forbidden: [{ name: 'caught', severity: 'error', from: {}, to: { path: '^(node_modules/@types/)?vscode' } }] },
      validate: true, tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' },
    });
    expect(typeof output === 'string' ? [] : output.summary.violations.map((v) => v.rule.name)).toEqual(['caught']);
  });
});
