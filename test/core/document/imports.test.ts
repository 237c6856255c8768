import { expect, it } from 'vitest';
import { importsIn } from '../../../src/core/document/imports';

it('tells the files that a text imports beside its own, though the rest of it is broken', () => {
  const text = '{ "imports": ["./storage.virt.json", "../net/lan.virt.json", 3], "hosts": { "h1": ';
  expect(importsIn('/sites/a/main.virt.json', text)).toEqual(['/sites/a/storage.virt.json', '/sites/net/lan.virt.json']);
});

it('tells none of a text that names imports elsewhere, or as something else', () => {
  expect(importsIn('/a.virt.json', '{ "hosts": { "imports": { "description": "imports" } } }')).toEqual([]);
  expect(importsIn('/a.virt.json', '{ "imports": "./b.virt.json" }')).toEqual([]);
  expect(importsIn('/a.virt.json', '')).toEqual([]);
});
