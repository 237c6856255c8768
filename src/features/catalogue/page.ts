/** The catalogue as pages to read: what is known of each product, with the source of each figure. Markdown. */
import { maximaOf, maximumInfo, maximumNames, type MaximumName } from '../../core/catalogue/maxima';
import type { Features, MemoryTraits, Product, Sourced, Technique, TechniqueTraits, Traits } from '../../core/catalogue/product';
import { releasesOf, type Release } from '../../core/catalogue/releases';
import type { FileSize, FileTemplate } from '../../core/catalogue/vmFiles';
import { extensionNames, kindNames, osFamilyNames, sourceTitle, techniqueNames } from '../../core/catalogue/wording';
import { controllerName } from '../../core/hypervisor/machine/diskControllers';
import { formatQuantity } from '../../core/model/quantity';
import { unreachable } from '../../core/util/unreachable';
import { capitalized, listed } from '../../core/util/words';
import { table } from './table';
import { amount } from './releaseWords';

/** The page of a product. */
export function productPage(product: Product): string {
  const numbers = new Map(Object.keys(product.sources).map((key, i) => [key, i + 1]));
  const cite: Cite = (key) => `[${numbers.get(key) ?? '?'}]`;
  const releases = releasesOf(product);
  const { name, meaning } = kindNames[product.kind];
  const field = product.kind === 'container-engine' ? 'engine' : 'hypervisor';
  return [
    `# ${product.name}`, product.about,
    `${capitalized(name)}: ${meaning}. Vendor: ${product.vendor}. In the field \`${field}\` of a document: ${releases.map(({ id }) => `\`${id}\``).join(', ')}.`,
    ...where(releases),
    '## Techniques', ...each(releases, ({ techniques }) => techniques, (techniques) => techniqueTable(techniques, cite)),
    ...section('## Maxima', maximaTable(releases, cite)),
    ...(releases.some(({ traits }) => traits.files.length > 0) ? [
      '## Virtual hardware', ...each(releases, ({ devices, diskFormats }) => ({ devices, diskFormats }), (hardware) => hardwareTable(hardware, cite)),
      '## Files of a VM', ...each(releases, ({ files }) => files, (files) => fileTable(files, cite)),
    ] : []),
    '## Memory', ...each(releases, ({ memory }) => memory, (memory) => memoryTable(memory, cite)),
    '## Features', ...each(releases, ({ features }) => features, featureTable),
    '## Sources', 'A figure that no source gives is absent.', sourceList(product),
  ].join('\n\n') + '\n';
}

/** The page that leads to the others. */
export function cataloguePage(products: readonly Product[]): string {
  const rows = products.map((product) => [
    `[${product.name}](${product.id}.md)`, kindNames[product.kind].name, releasesOf(product).map(({ id }) => `\`${id}\``).join(' '), product.about,
  ]);
  return [
    '# Products',
    'What Topovisor knows of hypervisors, emulators and container engines. Each page names the source of every figure; what no vendor publishes is absent, and nothing is checked against it.',
    table(['product', 'kind', 'in a document', 'what it is'], rows),
  ].join('\n\n') + '\n';
}

/** A source by its number in the list at the end. */
type Cite = (key: string) => string;

/** A part of the page for each group of versions that have it in common. */
function each<T>(releases: readonly Release[], of: (traits: Traits) => T, show: (value: T) => string): readonly string[] {
  const groups = new Map<string, { readonly value: T; readonly versions: string[] }>();
  for (const { traits, version: { version } } of releases) {
    const value = of(traits);
    const key = JSON.stringify(value);
    const group = groups.get(key) ?? { value, versions: [] };
    group.versions.push(version);
    groups.set(key, group);
  }
  return [...groups.values()].flatMap(({ value, versions }) => [...(groups.size === 1 ? [] : [`### ${listed(versions, 'and', Infinity)}`]), show(value)]);
}

function section(title: string, content: string | undefined): readonly string[] {
  return content === undefined ? [] : [title, content];
}

function where(releases: readonly Release[]): readonly string[] {
  return each(releases, ({ hostArchitectures, hostOs, ownOs = [] }) => ({ hostArchitectures, hostOs, ownOs }), ({ hostArchitectures, hostOs, ownOs }) => [
    `It runs on ${listed(hostArchitectures, 'and', Infinity)}`,
    hostOs.length === 0 ? '' : `, under ${listed(hostOs.map((family) => osFamilyNames[family]), 'or')}`,
    ownOs.length === 0 ? '' : `, with ${listed(ownOs.map((family) => osFamilyNames[family]), 'or')} as a part of it`, '.',
  ].join(''));
}

function techniqueTable(techniques: Traits['techniques'], cite: Cite): string {
  return table(['technique', 'needs of the processor', 'guests', '', 'source'], (Object.entries(techniques) as [Technique, TechniqueTraits][]).map(
    ([technique, { needs, guestArchitectures, guestNeeds, note = '', source }]) => [
      techniqueNames[technique], needs.length === 0 ? 'nothing' : needs.map((extension) => extensionNames[extension]).join(', '), guestArchitectures.join(', '),
      [guestNeeds === undefined ? '' : `The guest needs ${guestNeeds === 'kernel' ? 'a kernel modified for it' : 'drivers'}.`, note].filter((text) => text !== '').join(' '), cite(source),
    ],
  ));
}

/** A row for each maximum, and two where it depends on the firmware; a column for each version. */
function maximaTable(releases: readonly Release[], cite: Cite): string | undefined {
  const cell = (name: MaximumName, most: Sourced | undefined): string => (most ? `${amount(name, most.value)} ${cite(most.source)}` : '');
  const rows = maximumNames.flatMap((name) => {
    const depends = releases.some(({ traits: { maxima: { byFirmware } } }) => byFirmware?.bios?.[name] ?? byFirmware?.uefi?.[name]);
    return (depends ? (['bios', 'uefi'] as const) : [undefined]).map((firmware) => [
      `${maximumInfo[name].name}${firmware === undefined ? '' : ` (${firmware.toUpperCase()})`}`, ...releases.map((release) => cell(name, maximaOf(release, firmware)[name])),
    ]);
  }).filter(([, ...cells]) => cells.some((text) => text !== ''));
  return rows.length === 0 ? undefined : table(['', ...releases.map(({ version: { version } }) => (version === '' ? 'at most' : version))], rows);
}

function hardwareTable({ devices, diskFormats }: Pick<Traits, 'devices' | 'diskFormats'>, cite: Cite): string {
  const { controllers, defaultController, nicAdapters, video = '', firmware, needsFirmware = {} } = devices;
  const kinds = Object.keys(controllers) as (keyof typeof controllers)[];
  const has = (['vmci', 'cdrom', 'floppy', 'usb', 'tpm', 'passthrough'] as const).map((device) => {
    const needed = device === 'floppy' || device === 'tpm' ? needsFirmware[device] : undefined;
    return [deviceNames[device], devices[device] ? (needed === undefined ? 'yes' : `with ${needed.toUpperCase()}`) : 'no'];
  });
  return [
    table(['disk controller', 'disks each', 'at most', 'source'], kinds.map((kind) => {
      const { disksEach, most, source } = controllers[kind] ?? { source: '' };
      return [`${controllerName[kind]} \`${kind}\`${kind === defaultController ? ', the default' : ''}`, String(disksEach ?? ''), String(most ?? ''), cite(source)];
    })),
    table(['', ''], [
      ['network adapters', nicAdapters.map((adapter) => `\`${adapter}\``).join(' ')], ['disk formats', diskFormats.map((format) => `\`${format}\``).join(' ')],
      ['firmware', firmware.map((each) => each.toUpperCase()).join(', ')], ['video card', video], ...has,
    ]),
  ].join('\n\n');
}

const deviceNames = { vmci: 'VMCI', cdrom: 'CD/DVD drive', floppy: 'floppy drive', usb: 'USB devices', tpm: 'virtual TPM', passthrough: 'PCI passthrough' } as const;

function fileTable(files: readonly FileTemplate[], cite: Cite): string {
  return table(['file', 'what it holds', 'one for', 'there', 'size', 'source'], files.map(({ name, what, size, per, when, note, source }) => [
    `\`${name}\``, `${what}${note === undefined ? '' : `. ${note}`}`, { vm: 'the VM', disk: 'each disk', snapshot: 'each snapshot', 'snapshot-disk': 'each disk of a snapshot' }[per],
    whenNames[when], sizeName(size), cite(source),
  ]));
}

const whenNames: Readonly<Record<FileTemplate['when'], string>> = {
  always: 'always', running: 'while it runs', suspended: 'while suspended', 'memory-snapshot': 'if it holds the memory', uefi: 'with UEFI', tpm: 'with a virtual TPM',
};

function sizeName(size: FileSize): string {
  switch (size.kind) {
    case 'disk': return 'size of the disk; what is written if thin';
    case 'fixed': return formatQuantity(size.bytes, 'bytes');
    case 'swap': return 'memory − reservation';
    case 'memory': return 'memory';
    case 'delta': return 'what was written';
    case 'none': return '';
    default: return unreachable(size);
  }
}

function memoryTable({ overcommit, reclamation, own, overhead }: MemoryTraits, cite: Cite): string {
  return table(['', ''], [
    ['overcommit', overcommit ? 'yes' : 'no'], ['reclaimed by', listed(reclamation)],
    ...(own ? [['taken by the product', `${formatQuantity(own.value, 'bytes')}${own.ofHost === undefined ? '' : ` + ${own.ofHost * 100} % of the host`}${own.most === undefined ? '' : `, at most ${formatQuantity(own.most, 'bytes')}`} ${cite(own.source)}`]] : []),
    ...(overhead ? [['overhead of a VM', `${overhead.kind === 'table' ? 'a table by vCPUs and memory' : `${overhead.baseMiB} MiB, and ${overhead.perGiBMiB} MiB for each further GiB`} ${cite(overhead.source)}`]] : []),
  ]);
}

function featureTable(features: Features): string {
  return table(['', ''], (Object.entries(featureNames) as [keyof Features, string][]).map(([feature, name]) => {
    const stands = features[feature];
    return [name, typeof stands === 'string' ? stands : stands ? 'yes' : 'no'];
  }));
}

const featureNames: Readonly<Record<keyof Features, string>> = {
  liveMigration: 'live migration', highAvailability: 'high availability', balancing: 'balancing', snapshots: 'snapshots', memorySnapshots: 'snapshots of the memory',
  linkedClones: 'linked clones', suspend: 'suspend', nesting: 'nested virtualization', hotAddCpu: 'adding CPUs while it runs', hotAddMemory: 'adding memory while it runs',
  hotPlugDisk: 'attaching disks while it runs', hotPlugNic: 'attaching network adapters while it runs',
};

function sourceList({ sources }: Product): string {
  return Object.values(sources).map((source, i) => `${i + 1}. ${source.url === undefined ? sourceTitle(source) : `[${sourceTitle(source)}](${source.url})`}`).join('\n');
}
