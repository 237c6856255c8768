/** A process of its own for the first load: prints how long it took, in ms. */
import { readFileSync } from 'node:fs';
import { findingsOf } from '../../src/features/findings';
import { Session } from '../../src/features/session';

const text = readFileSync(process.argv[2] ?? '', 'utf8');
const start = performance.now();
findingsOf(new Session('/estate/main.virt.json', text));
process.stdout.write(String(performance.now() - start));
