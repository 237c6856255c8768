import { describe, expect, it } from 'vitest';
import { codeLenses, titleOf } from '../../src/features/codeLens';
import { mainFile, sessionOf } from '../support/estate';
import { textIn } from './support/textIn';

/** `over "text": title` for each lens. */
function lenses(text: string): readonly string[] {
  const session = sessionOf(text);
  return codeLenses(session, mainFile).map((lens) => `over ${textIn(session, mainFile, lens.range)}: ${titleOf(session, lens)}`);
}

describe('lenses', () => {
  it('one opens the diagram, and each cluster and host says how it is used', () => {
    expect(lenses(`{
      "sites": { "s": {} },
      "clusters": { "c": { "site": "s" } },
      "hosts": {
        "a": { "cluster": "c", "cpu": { "cores": 10 }, "memory": "100 GiB" },
        "b": { "cluster": "c", "cpu": { "cores": 10 }, "memory": "100 GiB", "measured": { "cpu": "50 %" } },
        "new": {}
      },
      "vms": { "v": { "host": "a", "vcpu": 4, "memory": "25 GiB" }, "w": { "host": "a", "power": "off" } }
    }`)).toEqual([
      'over {: Open diagram',
      'over "c": 2 hosts · 2 VMs · 30 % of CPU used or given out · 13 % of memory given out',
      'over "a": 2 VMs · 10 % of CPU given out · 25 % of memory given out',
      'over "b": 0 VMs · 50 % of CPU used · 0 % of memory given out',
      'over "new": 0 VMs',
    ]);
  });

  it('what VMs are said to use counts as used', () => {
    expect(lenses('{ "hosts": { "a": { "cpu": { "cores": 4, "clock": "2 GHz" } } }, "vms": { "v": { "host": "a", "vcpu": 2, "demand": { "cpu": "50 %" } } } }')[1]).toBe(
      'over "a": 1 VM · 25 % of CPU used',
    );
  });

  it('containers and what the host OS takes count as well', () => {
    expect(lenses('{ "hosts": { "a": { "hostOs": "debian-12", "cpu": { "cores": 4, "clock": "2 GHz" }, "ownDemand": { "cpu": "10 %" } } }, "containers": { "c": { "on": "a", "cpus": 2, "demand": { "cpu": "50 %" } } } }')[1]).toBe(
      'over "a": 1 container · 35 % of CPU used',
    );
  });

  it('a server that takes no VMs is not said to have none of them', () => {
    expect(lenses('{ "hosts": { "a": { "hostOs": "debian-12" }, "b": { "hostOs": "debian-12", "measured": { "cpu": "20 %" } } } }').slice(1)).toEqual(['over "a": no guests', 'over "b": no guests · 20 % of CPU used']);
  });

  it('each saved view is shown from above it', () => {
    const text = '{ "diagram": { "pins": {}, "views": { "Data only": { "view": "compute", "filter": { "tags": ["data"] } }, "wrong": 1 } } }';
    expect(lenses(text)).toEqual(['over {: Open diagram', 'over "Data only": Show']);
  });

  it('VMs have none, and a text that is no topology has none', () => {
    expect(lenses('{ "vms": { "v": {} } }')).toEqual(['over {: Open diagram']);
    expect(lenses('')).toEqual([]);
    expect(lenses('[]')).toEqual([]);
  });
});
