/** Which engine a container runs by. */
import { findRelease, isEngine } from '../../catalogue/releases';
import type { Container } from '../../model/entities';
import type { Estate } from '../../model/estate';

/** The text that names it: its own, or the engine its host is, or else Docker. */
export function engineOf(estate: Estate, { engine, on }: Container): string {
  if (engine !== undefined) return engine;
  const hypervisor = estate.value('hosts', on)?.hypervisor;
  const release = hypervisor === undefined ? undefined : findRelease(hypervisor);
  return release && isEngine(release.product) ? release.id : defaultEngine;
}

const defaultEngine = 'docker';
