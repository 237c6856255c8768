import type { Path } from '../../model/entry';
import type { Dimension } from '../../model/quantity';
import { schemaAt } from '../../model/schemaAt';
import { example } from '../../util/example';
import { problemsOf } from '../problems';
import { defineRule, placeIn, rootOf, type Fix } from '../rule';

export const rule = defineRule({
  id: 'invalid-quantity',
  severity: 'error',
  summary: 'A quantity cannot be read: its unit is missing or unknown, or it is no number.',
  why: 'A figure without its unit can be wrong by a factor of a thousand, and GiB and GB differ by 7 %. What cannot be read counts as absent.',
  remedy: 'Write a number and a unit in quotation marks, such as "512 GiB", "2.9 GHz", "25 Gb/s" or "35 %".',
  examples: {
    good: [
      example`
        {
          "hosts": { "esx-01": { "memory": "512 GiB", "cpu": { "clock": "2.9 GHz" }, "nics": { "vmnic0": { "speed": "25 Gb/s" } } } },
          "vms": { "web": { "demand": { "cpu": "35 %", "memory": "6GiB" }, "disks": { "system": { "used": "12 GB" } } } }
        }
      `,
    ],
    bad: [
      example`
        { "hosts": { "esx-01": { "memory": "512 Go" } } }
        //                                 ^^^^^^^^ "512 Go" is not a quantity: "Go" is not a unit here: expected a size in bytes such as "512 GiB". Did you mean "512 GB"?
      `,
      example`
        { "datastores": { "gold": { "capacity": "3tb" }, "all": { "capacity": "9 EiB" } } }
        //                                      ^^^^^ "3tb" is not a quantity: "tb" is not a unit here: expected a size in bytes such as "512 GiB". Did you mean "3 TB"?
        //                                                                    ^^^^^^^ "9 EiB" is not a quantity: "EiB" is not a unit here: the largest is PiB.
      `,
      example`
        {
          "vms": {
            "web": { "memory": 8, "demand": { "cpu": "35" } },
        //                     ^ "8" is not a quantity: the unit is missing: expected a size in bytes such as "512 GiB".
        //                                           ^^^^ "35" is not a quantity: the unit is missing: expected a percentage such as "35 %" or a frequency such as "2.9 GHz".
            "db": { "memory": "a lot", "disks": { "data": { "size": "-5 GiB" } } }
        //                    ^^^^^^^ "a lot" is not a quantity: expected a size in bytes such as "512 GiB".
        //                                                          ^^^^^^^^ "-5 GiB" is not a quantity: it must not be negative.
          }
        }
      `,
    ],
  },
  on: ['entry', 'document'],
  about: 'problems',
  check: (subject) => problemsOf(subject, 'invalid-quantity').map((problem) => ({ place: placeIn(subject, problem.path), message: `"${problem.text}" is not a quantity: ${problem.reason}.${problem.suggestion === undefined ? '' : ` Did you mean "${problem.suggestion}"?`}`, data: problem })),
  fixes({ data }, subject) {
    if (!data) return [];
    const path = [...rootOf(subject), ...data.path];
    const write = (text: string): Fix => ({ title: `Write "${text}"`, changes: [{ kind: 'set', file: subject.file, path, value: text }] });
    if (data.suggestion !== undefined) return [{ ...write(data.suggestion), preferred: true }];
    const number = /^\s*\d+(\.\d+)?\s*$/.test(data.text) ? data.text.trim() : undefined;
    return number === undefined ? [] : unitsAt(path).map((unit) => write(`${number} ${unit}`));
  },
});

const usualUnits: Readonly<Record<Dimension, readonly string[]>> = {
  bytes: ['GiB', 'MiB', 'TiB'], frequency: ['GHz', 'MHz'], bitrate: ['Gb/s', 'Mb/s'], throughput: ['MB/s'], power: ['W', 'kW'], ratio: ['%'], iops: ['IOPS'],
  duration: ['ms', 's', 'min'],
};

function unitsAt(path: Path): readonly string[] {
  return (schemaAt(path)?.['x-quantity'] ?? []).flatMap((dimension) => usualUnits[dimension]);
}
