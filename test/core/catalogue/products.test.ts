/** What holds for every product, whoever adds it. */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { maximumNames } from '../../../src/core/catalogue/maxima';
import type { MaximumValues, Product, Traits } from '../../../src/core/catalogue/product';
import { products } from '../../../src/core/catalogue/products';
import { findRelease, isEngine, releases, releasesOf, type Release } from '../../../src/core/catalogue/releases';

describe('the list of products', () => {
  it('holds every data file of its folder, by the name of the file: adding a product is adding one', () => {
    const files = readdirSync('src/core/catalogue/products').filter((name) => name.endsWith('.ts')).sort().map((name) => name.slice(0, -'.ts'.length));
    expect(products.map((product) => product.id)).toEqual(files);
  });
  it('gives no name to two products', () => {
    const names = products.flatMap((product) => [...new Set([product.id, product.name.toLowerCase().replace(/[^a-z0-9.]+/g, '-'), ...(product.aliases ?? [])])]);
    expect(duplicates(names)).toEqual([]);
  });
  it('finds every release by its id and by its name', () => {
    for (const release of releases()) {
      expect(findRelease(release.id), release.id).toBe(release);
      expect(findRelease(release.name), release.name).toBe(release);
    }
  });
});

describe.each(products.map((product) => [product.id, product] as const))('%s', (_, product) => {
  it('names the source of every figure, and no source it does not use', () => {
    const used = releasesOf(product).flatMap((release) => sourcesOf(release));
    expect([...new Set(used)].filter((key) => !Object.hasOwn(product.sources, key))).toEqual([]);
    expect(Object.keys(product.sources).filter((key) => !used.includes(key))).toEqual([]);
  });

  it('gives each source a title, and a page where there is one', () => {
    for (const { title, url } of Object.values(product.sources)) {
      expect(title).not.toBe('');
      if (url !== undefined) expect(url).toMatch(/^https?:\/\/[^\s]+$/);
    }
  });

  it('has positive figures only', () => {
    for (const { id, traits } of releasesOf(product)) {
      for (const [name, { value }] of maximaIn(traits)) expect(value, `${id}: ${name}`).toBeGreaterThan(0);
      for (const { disksEach = 1, most = 1 } of Object.values(traits.devices.controllers)) expect(Math.min(disksEach, most), id).toBeGreaterThan(0);
      for (const { size, name } of traits.files) if (size.kind === 'fixed') expect(size.bytes, name).toBeGreaterThan(0);
      if (traits.memory.own) expect(traits.memory.own.value, id).toBeGreaterThan(0);
    }
  });

  it('has versions that differ, oldest first, and whose other names mean one of them only', () => {
    const versions = product.versions.map(({ version }) => version);
    expect(versions.length).toBeGreaterThan(0);
    expect(duplicates([...versions, ...product.versions.flatMap(({ aliases = [] }) => aliases)])).toEqual([]);
    expect(versions).toEqual([...versions].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })));
    expect(versions.includes('')).toBe(versions.length === 1 && versions[0] === '');
  });

  it('runs where its kind runs', () => {
    for (const { traits: { hostOs, ownOs, hostArchitectures } } of releasesOf(product)) {
      expect(hostOs.length > 0).toBe(product.kind !== 'type-1');
      if (product.kind !== 'type-1') expect(ownOs).toBeUndefined();
      expect(hostArchitectures.length).toBeGreaterThan(0);
    }
  });

  it('has a technique, and isolation exactly if it is a container engine', () => {
    for (const { traits: { techniques } } of releasesOf(product)) {
      const names = Object.keys(techniques);
      expect(names.length).toBeGreaterThan(0);
      expect(names.includes('isolation')).toBe(isEngine(product));
      expect(names.includes('emulation')).toBe(product.kind === 'emulator');
      expect(techniques.paravirtual?.guestNeeds !== undefined).toBe(techniques.paravirtual !== undefined);
    }
  });

  it('has virtual hardware, disk formats and files unless it is a container engine', () => {
    for (const { id, traits: { devices, diskFormats, files } } of releasesOf(product)) {
      const { defaultController, controllers, needsFirmware = {}, firmware } = devices;
      expect([files.length > 0, diskFormats.length > 0, devices.nicAdapters.length > 0, firmware.length > 0], id).toEqual(Array(4).fill(!isEngine(product)));
      if (defaultController !== undefined) expect(Object.keys(controllers)).toContain(defaultController);
      for (const needed of Object.values(needsFirmware)) expect(firmware, id).toContain(needed);
    }
  });

  it('names files by what they are of', () => {
    for (const { id, traits: { files } } of releasesOf(product)) {
      expect(duplicates(files.map(({ name, when }) => `${name} ${when}`)), id).toEqual([]);
      for (const { name, per, when, formats } of files) {
        expect(name.replace(/\{(vm|disk|n|n:6|format)\}/g, ''), name).not.toMatch(/[{}]/);
        expect(name.includes('{disk}'), name).toBe(per === 'disk' || per === 'snapshot-disk');
        expect(/\{n(:6)?\}/.test(name), name).toBe(per === 'snapshot' || per === 'snapshot-disk');
        if (when === 'memory-snapshot') expect(per, name).toBe('snapshot');
        expect(formats).not.toEqual([]);
      }
    }
  });

  it('has files for whatever it can do with a VM', () => {
    if (isEngine(product)) return;
    for (const { id, traits: { files, features } } of releasesOf(product)) {
      const there = (...kinds: readonly string[]): boolean => files.some(({ per, when }) => kinds.includes(per) || kinds.includes(when));
      expect(there('disk'), id).toBe(true);
      if (features.snapshots === false) expect(there('snapshot', 'snapshot-disk', 'memory-snapshot'), id).toBe(false);
      if (features.memorySnapshots === false) expect(there('memory-snapshot'), id).toBe(false);
      if (features.suspend === false) expect(there('suspended'), id).toBe(false);
    }
  });
});

describe('a version of a product', () => {
  it('keeps the maxima of the product that it does not change', () => {
    const { traits } = findRelease('proxmox-8') ?? expect.fail('There is no Proxmox VE 8.');
    expect(traits.maxima).toEqual((products.find(({ id }) => id === 'proxmox') as Product).traits.maxima);
  });
});

/** Every figure of a release's maxima, whatever the firmware. */
function maximaIn({ maxima: { byFirmware, ...common } }: Traits): readonly (readonly [string, NonNullable<MaximumValues[keyof MaximumValues]>])[] {
  return [common, byFirmware?.bios ?? {}, byFirmware?.uefi ?? {}].flatMap((values: MaximumValues) => maximumNames.flatMap((name) => (values[name] ? [[name, values[name]] as const] : [])));
}

function sourcesOf({ traits }: Release): readonly string[] {
  const { own, overhead } = traits.memory;
  return [
    ...maximaIn(traits).map(([, { source }]) => source),
    ...Object.values(traits.techniques).map(({ source }) => source),
    ...Object.values(traits.devices.controllers).map(({ source }) => source),
    ...traits.files.map(({ source }) => source),
    ...[own, overhead].flatMap((figure) => (figure ? [figure.source] : [])),
  ];
}

function duplicates(items: readonly string[]): readonly string[] {
  return items.filter((item, i) => items.indexOf(item) !== i);
}
