import { describe, expect, it } from 'vitest';
import { builtInRegistry } from '#main/tagging/catalogue';
import { NameSuggester } from '#main/tagging/name-suggester';

const suggester = new NameSuggester(builtInRegistry(), [{ id: 'own-acme', name: 'Acme Networks' }]);

describe('a suggestion', () => {
  it.each([
    ['Hauwei', 'huawei', 'slip'],
    ['Huwaei Technologies Co Ltd', 'huawei', 'slip'],
    ['Ericson', 'ericsson', 'slip'],
    ['Hikivision', 'hikvision', 'slip'],
    ['Acme Netwroks', 'own-acme', 'slip'],
    ['Prama Hikvision India Private Limited', 'hikvision', 'part'],
    ['LG-Ericsson', 'ericsson', 'part'],
    ['Shanghai Dahua Scale Factory', 'dahua', 'part'],
    ['Huawei Symantec', 'huawei', 'part'],
  ])('for %s is %s, with its reason', (text, supplierId, why) => {
    expect(suggester.suggest(text)[0]).toMatchObject({ supplierId, why });
  });

  it.each([
    'Schneider Electric',
    'Rittal',
    'ACME',
    '',
    'x',
    'Dell EMC',
    'Aztech',
    'Nokian Tyres plc Extreme',
  ])('for %s is none of a short name, nor of an everyday word', (text) => {
    const ids = suggester.suggest(text).map((each) => each.supplierId);
    expect(ids.filter((id) => ['zte', 'extreme', 'own-acme', 'nec'].includes(id))).toEqual([]);
  });

  it('is surer the more of the text is the name', () => {
    const sure = (text: string): number => suggester.suggest(text)[0]?.confidence ?? 0;
    expect(sure('Hauwei')).toBeGreaterThan(sure('Huawei Symantec'));
    expect(sure('Huawei Symantec')).toBeGreaterThan(sure('The Friends of Huawei in Exampletown'));
    expect(sure('Hauwei')).toBeLessThan(1);
  });

  it('comes at most three times', () => {
    expect(suggester.suggest('Huawei ZTE Nokia Ericsson Cisco Ciena').length).toBe(3);
  });
});
