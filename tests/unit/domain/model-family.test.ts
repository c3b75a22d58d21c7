import { describe, expect, it } from 'vitest';
import { ambiguousFamiliesSchema, modelStem } from '#shared/domain/model-family';
import { ModelFamilies } from '#main/data/queries/placement/families';
import familiesJson from '../../../main/catalog/ambiguous-families.json' with { type: 'json' };
import suppliersJson from '../../../main/catalog/suppliers.json' with { type: 'json' };

describe('the stem of a model', () => {
  it.each([
    ['S5735-L48T4S-A', 'S5735'],
    ['C9300-48P', 'C9300'],
    ['7750 SR-7s', '7750 SR'],
    ['7750 MG', '7750 MG'],
    ['1830 PSS-8', '1830 PSS'],
    ['ZXR10 5950-36TM', 'ZXR10 5950'],
    ['ZXR10 M6000-8S', 'ZXR10 M6000'],
    ['OptiX OSN 9800', 'OptiX OSN 9800'],
    ['AirScale ASIK', 'AirScale ASIK'],
    ['MX960', 'MX960'],
    ['路由器 800', '路由器 800'],
    ['', ''],
  ])('%j is %j', (model, stem) => {
    expect(modelStem(model)).toBe(stem);
  });
});

describe('the families that stand in core and edge alike', () => {
  const { families, sources } = ambiguousFamiliesSchema.parse(familiesJson);
  const known = (supplier: string, model: string): string | null =>
    new ModelFamilies().familyOf(supplier, model).known?.family ?? null;

  it.each([
    ['huawei', 'NE40E-X8', 'NE40E'],
    ['huawei', 'NetEngine 8000 M8', null],
    ['huawei', 'NE8000 F1A', 'NE8000'],
    ['zte', 'ZXR10 M6000-8S', 'ZXR10 M6000'],
    ['zte', 'ZXR10 5950-36TM', null],
    ['nokia', '7750 SR-7s', '7750 SR'],
    ['nokia', '7750 MG', null],
    ['cisco', 'ASR-9910', 'ASR 9000'],
    ['cisco', 'ASR 5500', null],
    ['cisco', 'ASR-920-24SZ', null],
    ['juniper', 'MX960', 'MX'],
    ['ericsson', 'SSR 8020', 'SSR 8000'],
    ['nokia', 'NE40E-X8', null],
  ])('%s %s: %s', (supplier, model, family) => {
    expect(known(supplier, model)).toBe(family);
  });

  it('name a supplier of the registry and a source, and are no more certain than that', () => {
    const ids = new Set(suppliersJson.suppliers.map(({ id }) => id));
    for (const each of families) {
      expect(ids, each.family).toContain(each.supplier);
      expect(Object.keys(sources)).toContain(each.source);
      expect(['MEM', 'MEM+']).toContain(each.certainty);
      expect(each.modelPattern.startsWith('^')).toBe(true);
      expect(each.modelPattern).not.toMatch(/[*+]/u);
    }
  });

  it('are, of those named as both, exactly four', () => {
    const named = families.filter(({ source }) => source === 'placement-hazards');
    expect(named.map(({ family }) => family).toSorted()).toEqual(
      ['7750 SR', 'ASR 9000', 'MX', 'NE40E'].toSorted(),
    );
  });
});
