import { describe, expect, it } from 'vitest';
import { completionsAt } from '../../../src/features/completion';
import { hoverAt } from '../../../src/features/hover';
import { sessionAt } from '../../support/estate';

/** The words offered at the cursor. */
function offers(text: string): readonly string[] {
  const { session, file, offset } = sessionAt(text);
  return (completionsAt(session, file, offset)?.items ?? []).map(({ label }) => label);
}

/** What a hover says: its title, what it is, and `name: value` for each figure. */
function hover(text: string): readonly string[] | undefined {
  const { session, file, offset } = sessionAt(text);
  const found = hoverAt(session, file, offset);
  return found?.kind === 'named' ? [found.title, ...found.about, ...found.figures.map(({ name, value }) => `${name}: ${value}`)] : undefined;
}

describe('a guest, a host OS and the system of an image', () => {
  it('are offered from the catalogue', () => {
    expect(offers('{ "vms": { "v": { "guest": "debian-1<|>" } } }')).toEqual(['debian-10', 'debian-11', 'debian-12', 'debian-13']);
    expect(offers('{ "hosts": { "h": { "hostOs": "windows-11<|>" } } }')).toEqual(['windows-11']);
    expect(offers('{ "containers": { "c": { "os": "windows-server-20<|>" } } }')).toEqual(['windows-server-2016', 'windows-server-2019', 'windows-server-2022', 'windows-server-2025']);
  });

  it('may each be another: no hypervisor is a host OS, and no image is of a system without containers', () => {
    expect(offers('{ "vms": { "v": { "guest": "esxi<|>" } } }')).toContain('esxi-8');
    expect(offers('{ "hosts": { "h": { "hostOs": "esxi<|>" } } }')).toEqual([]);
    expect(offers('{ "containers": { "c": { "os": "<|>" } } }')).toEqual(expect.arrayContaining(['linux', 'debian-12']));
    expect(offers('{ "containers": { "c": { "os": "netware<|>" } } }')).toEqual([]);
  });

  it('are explained under the cursor', () => {
    expect(hover('{ "vms": { "v": { "guest": "windows-ser<|>ver-2022" } } }')).toEqual([
      'Windows Server 2022', 'Of the family Windows.', 'Architectures: x86-64', 'Paravirtual kernel: no', 'Paravirtual drivers: to be installed', 'Kernel of its containers: Windows build 20348',
    ]);
    expect(hover('{ "containers": { "c": { "os": "lin<|>ux" } } }')?.[0]).toBe('Another Linux');
    expect(hover('{ "vms": { "v": { "guest": "tem<|>ple" } } }')).toBeUndefined();
  });
});

describe('a processor generation', () => {
  it('is offered for hosts and clusters', () => {
    expect(offers('{ "hosts": { "h": { "cpu": { "generation": "zen-<|>" } } } }')).toEqual(['zen-2', 'zen-3', 'zen-4', 'zen-5']);
    expect(offers('{ "clusters": { "c": { "cpuBaseline": "ice<|>" } } }')).toEqual(['ice-lake']);
  });

  it('is explained by what it offers virtualization, and where a running VM can move from it', () => {
    expect(hover('{ "clusters": { "c": { "cpuBaseline": "zen<|>-3" } } }')).toEqual([
      'AMD Zen 3', 'Processors for servers, on sale since 2021.', 'Architecture: x86-64',
      'Offers virtualization: 64-bit mode, AMD-V, AMD RVI, AMD-Vi and unrestricted guests',
      'A running VM moves to: Zen 3, Zen 4 and Zen 5',
    ]);
  });
});
