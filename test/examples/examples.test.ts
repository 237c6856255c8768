import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getLanguageService, TextDocument, type JSONSchema } from 'vscode-json-languageservice';
import { describe, expect, it } from 'vitest';
import { strictSchema } from '../../src/core/document/jsonSchema';
import { findingsOf } from '../../src/features/findings';
import { Session } from '../../src/features/session';

const folder = 'media/examples';

/** What each example teaches: its findings, by rule and path. An example without an entry here fails. */
const teaches: Readonly<Record<string, readonly string[]>> = {
  'smallest.virt.json': [],
  'overcommitted.virt.json': [
    'host-cpu-overcommitted hosts/too-many-vcpus/cpu/cores',
    'host-memory-overcommitted hosts/too-much-memory/memory',
    'host-memory-exhausted hosts/out-of-memory/memory',
  ],
  'campus.virt.json': [
    'maintenance-host-runs-vms hosts/esx-04/maintenance',
    'host-memory-swapping hosts/pve-03/memory',
    'host-unused hosts/esx-06',
    'duplicate-mac-address vms/moodle-web-01/nics/eth0/mac',
    'duplicate-mac-address vms/moodle-web-test/nics/eth0/mac',
    'vm-unplaced vms/survey-01',
    'address-outside-subnet vms/library-search-01/nics/eth0/addresses/0',
    'vm-larger-than-host vms/gpu-course-01/memory',
    'datastore-overprovisioned datastores/bronze/capacity',
  ],
  'architectures.virt.json': [
    'host-os-on-bare-metal-hypervisor hosts/type-1-misread/hostOs',
    'host-cpu-saturated hosts/type-2/cpu/cores',
    'cpu-ready-high vms/course/demand/cpu',
    'container-without-limit containers/reports',
    'container-architecture-mismatch containers/sensor/architecture',
  ],
  'techniques.virt.json': [
    'hardware-virtualization-missing hosts/without-vt/cpu/virtualization',
    'architecture-needs-emulation vms/phone-app/architecture',
    'paravirtual-guest-unsupported vms/desktop/virtualization',
    'emulation-cost vms/board/virtualization',
    'container-kernel-mismatch containers/intranet/os',
    'container-without-limit containers/batch',
  ],
  'reservations.virt.json': [
    'host-cpu-exhausted hosts/esx-02/cpu/cores',
    'resource-pool-reservation-exceeded resourcePools/sales/cpu/reservation',
    'noisy-neighbour-unbounded vms/database',
    'cpu-ready-high vms/reports/demand/cpu',
    'limit-below-demand vms/legacy/cpu/limit',
    'cpu-ready-high vms/indexer/demand/cpu',
  ],
  'ballooning.virt.json': ['host-memory-exhausted hosts/drowning/memory'],
  'vm-files.virt.json': ['snapshot-chain-too-long vms/much-snapped/snapshots/3', 'disk-format-unsupported vms/copied-over/disks/system/format'],
  'imports/main.virt.json': ['dangling-reference vms/shop-cache/host'],
};

const parts = ['imports/hosts.virt.json', 'imports/vms.virt.json'];

function opened(name: string): Session {
  const session = new Session(name, readFileSync(join(folder, name), 'utf8'));
  for (let wanted = session.wanted(); wanted.length > 0; wanted = session.wanted()) {
    for (const { file } of wanted) session.open(file, readFileSync(join(folder, file), 'utf8'));
  }
  return session;
}

describe('the examples', () => {
  it('are all listed here', () => {
    const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.virt.json'));
    expect(found.sort()).toEqual([...Object.keys(teaches), ...parts].sort());
  });

  it.each([...Object.keys(teaches), ...parts])('%s is what the JSON Schema for other editors asks for', async (name) => {
    const service = getLanguageService({});
    service.configure({ allowComments: true, schemas: [{ uri: 'test:topology', fileMatch: ['*'], schema: strictSchema() as JSONSchema }] });
    const document = TextDocument.create(`test:///${name}`, 'jsonc', 1, readFileSync(join(folder, name), 'utf8'));
    const problems = await service.doValidation(document, service.parseJSONDocument(document), { comments: 'ignore', trailingCommas: 'ignore' });
    expect(problems.map(({ message, range }) => `${range.start.line + 1}: ${message}`)).toEqual([]);
  });

  it.each(Object.entries(teaches))('%s opens with exactly the findings it teaches', (name, expected) => {
    const session = opened(name);
    expect(findingsOf(session, { syntax: true }).map(({ rule, path }) => `${rule} ${path.join('/')}`)).toEqual(expected);
  });
});
