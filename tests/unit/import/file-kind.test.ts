import { describe, expect, it } from 'vitest';
import { knownKind } from '#main/import/file-kind';

const kindOf = (text: string): string | null => knownKind(Buffer.from(text));

describe('what is no table', () => {
  it.each([
    ['a page', '\ufeff<!DOCTYPE html>\n<html>', 'a web page'],
    ['XML', '<?xml version="1.0"?>\n<Workbook>', 'XML'],
    ['JSON', '[\n  {\n "serial": 1', 'JSON'],
    ['lines of JSON', '{"serial":"S1"}\n', 'JSON'],
    ['SYLK', 'ID;PWXL;N;E\r\nC;Y1;X1;K"Serial"\r\n', 'a SYLK spreadsheet'],
    ['RTF', '{\\rtf1\\ansi hello}', 'a text document (RTF)'],
    ['SQL', '-- dump\n\n/* 5.7 */ insert into eq VALUES (1);\n', 'a dump of a database (SQL)'],
    ['YAML', '---\n- serial: S1\n  vendor: Huawei\n', 'YAML'],
  ])('is told in words: %s', (_what, text, words) => {
    expect(kindOf(text)?.startsWith(words)).toBe(true);
  });

  it.each([
    ['headings of which the first is ID', 'ID;Place;Vendor\n1;Ulm;Nokia\n'],
    ['the same with upper case', 'ID;PLACE;VENDOR\n1;ULM;NOKIA\n'],
    ['the same with values of one letter', 'ID;PLACE;VENDOR\nC;ULM;NOKIA\n'],
    ['a tag at the start of a cell', '<b>Serial</b>,Vendor\nS1,Nokia\n'],
    ['a list of remarks', '- serial numbers as of today\nSerial,Vendor\nS1,Nokia\n'],
    ['a remark with a colon', '- source: CMDB\nSerial,Vendor\nS1,Nokia\n'],
    ['a comment', '-- inventory\nSerial,Vendor\nS1,Nokia\n'],
    ['braces', '{Serial},{Vendor}\nS1,Nokia\n'],
  ])('is told from a table that has %s', (_what, text) => {
    expect(kindOf(text)).toBeNull();
  });
});
