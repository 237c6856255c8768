import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../src/adapters/rvtools/workbook';
import { currentEstate, xlsx } from '../../fixtures/rvtools/workbooks';
import { zip } from '../../fixtures/rvtools/zip';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
const oleHeader = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

async function reasonOf(file: Uint8Array): Promise<string> {
  const result = await readWorkbook(file);
  return result.kind === 'refused' ? result.reason : `not refused: ${result.sheets.length} sheets`;
}

describe('reading a workbook', () => {
  it('gives its sheets in order, with texts, numbers, truths and blanks as they are', async () => {
    const result = await readWorkbook(await xlsx({ vInfo: [['VM', 'CPUs', 'Template'], ['web-01', 4, true], ['db-01', null, false]], Notes: [['by hand']] }));
    expect(result).toEqual({
      kind: 'workbook',
      sheets: [
        { name: 'vInfo', rows: [['VM', 'CPUs', 'Template'], ['web-01', 4, true], ['db-01', null, false]] },
        { name: 'Notes', rows: [['by hand']] },
      ],
    });
  });

  it('reads bytes that are a view into a larger buffer', async () => {
    const file = await xlsx({ vInfo: [['VM'], ['web-01']] });
    const larger = new Uint8Array(file.length + 20).fill(7);
    larger.set(file, 10);
    expect((await readWorkbook(larger.subarray(10, 10 + file.length))).kind).toBe('workbook');
  });

  it('reads a sheet without any row', async () => {
    expect(await readWorkbook(await xlsx({ vInfo: [['VM'], ['a']], vHost: [] }))).toMatchObject({ sheets: [{ name: 'vInfo' }, { name: 'vHost', rows: [] }] });
  });

  it('reads a sheet large enough to be unpacked aside', async () => {
    const rows = Array.from({ length: 12_000 }, (_, i) => [`vm-${i}`, 'a text that repeats in every row of the sheet', i]);
    const result = await readWorkbook(await xlsx({ vInfo: [['VM', 'Annotation', 'CPUs'], ...rows] }));
    expect(result.kind === 'workbook' && result.sheets[0]?.rows.length).toBe(12_001);
  });
});

describe('a file that is no workbook is refused in one sentence', () => {
  it('when it is empty', async () => {
    expect(await reasonOf(new Uint8Array())).toBe('The file is empty (0 bytes): export it again with RVTools (File, Export all to xlsx).');
  });
  it('when it is a CSV', async () => {
    expect(await reasonOf(bytes('VM,Powerstate,CPUs\nweb-01,poweredOn,4\n'))).toBe('The file is not an Excel workbook: it begins with "VM,Powerstat" where an .xlsx begins with "PK"; choose the .xlsx that RVTools wrote (File, Export all to xlsx), not a CSV export.');
  });
  it('when it is something binary', async () => {
    expect(await reasonOf(Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 1, 2, 3))).toContain('it begins with 7f 45 4c 46 where');
  });
  it('when it is an old .xls', async () => {
    expect(await reasonOf(Uint8Array.from([...oleHeader, ...new Array<number>(600).fill(0)]))).toContain('old binary Excel workbook (.xls container)');
  });
  it('when it is protected by a password', async () => {
    const name = [...'EncryptedPackage'].flatMap((c) => [c.charCodeAt(0), 0]);
    expect(await reasonOf(Uint8Array.from([...oleHeader, ...new Array<number>(600).fill(0), ...name, 0, 0]))).toContain('protected by a password');
  });
  it('when it is a zip archive of something else', async () => {
    expect(await reasonOf(zip({ 'word/document.xml': '<w/>' }))).toBe('The file is a zip archive but not an Excel workbook (no xl/workbook.xml among its 1 files): choose the .xlsx that RVTools wrote.');
  });
  it('when it is a binary workbook', async () => {
    expect(await reasonOf(zip({ 'xl/workbook.bin': 'x' }))).toContain('.xlsb');
  });
  it('when it would unpack to more than is sensible', async () => {
    const file = zip({ 'xl/workbook.xml': '<workbook/>' });
    const directory = file.lastIndexOf(0x50, file.length - 23);
    new DataView(file.buffer, file.byteOffset).setUint32(directory + 24, 0xf000_0000, true);
    expect(await reasonOf(file)).toContain('unpacks to 3840 MiB, more than the 1024 MiB');
  });
  it('when its sheets are not what its table of contents says', async () => {
    expect(await reasonOf(zip({ 'xl/workbook.xml': '<workbook/>' }))).toMatch(/^The workbook is damaged \(while unpacking and reading its sheets: .*\): export it again with RVTools/);
  });

  it('wherever it was cut off, and in whatever way its bytes were changed: never an exception', async () => {
    const file = await xlsx(currentEstate);
    for (let length = 3; length < file.length; length += Math.ceil(file.length / 40)) {
      expect(await reasonOf(file.subarray(0, length))).toMatch(/^The workbook is truncated: it ends after \d+ bytes/);
    }
    for (let at = 0; at < file.length; at += Math.ceil(file.length / 60)) {
      const changed = Uint8Array.from(file);
      changed.set([0xff, 0x00, 0x55], at);
      expect((await readWorkbook(changed)).kind).toMatch(/^(workbook|refused)$/);
    }
  });

  it('when a sheet that is unpacked aside is damaged', async () => {
    const rows = Array.from({ length: 12_000 }, (_, i) => [`vm-${i}`, 'a text that repeats in every row of the sheet']);
    const file = await xlsx({ vInfo: [['VM', 'Annotation'], ...rows] });
    expect(await reasonOf(Uint8Array.from(file, (byte, i) => (i > 20_000 && i < 22_000 ? 0xff : byte)))).toMatch(/^The workbook is damaged/);
  });
});
