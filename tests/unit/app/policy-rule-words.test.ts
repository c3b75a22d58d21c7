import { describe, expect, it } from 'vitest';
import { describeSuppliers } from '../../../renderer/features/policies/rule-words.ts';
import { ruleOf } from '../../support/policies.ts';

const effect = { kind: 'review' as const, from: '2024-01-01' };

describe('whom a rule is about', () => {
  it('says whom it leaves out', () => {
    const headquarters = ruleOf('offices', {
      suppliers: { headquarters: ['CN'], except: ['lenovo', 'tp-link'] },
      effect,
    });
    expect(
      describeSuppliers(headquarters, { supplierNames: [], exceptedNames: ['Lenovo', 'TP-Link'] }),
    ).toBe(
      'Suppliers with their head office in China, and who belongs to them, but not Lenovo and TP-Link',
    );
    const groups = ruleOf('groups', {
      suppliers: { groups: ['huawei'], except: ['honor'] },
      effect,
    });
    expect(describeSuppliers(groups, { supplierNames: ['Huawei'], exceptedNames: ['Honor'] })).toBe(
      'Huawei, but not Honor',
    );
  });

  it('says nothing of exceptions where there are none', () => {
    const names = { supplierNames: ['Huawei', 'ZTE'], exceptedNames: [] };
    const both = ruleOf('both', { suppliers: { groups: ['huawei', 'zte'] }, effect });
    expect(describeSuppliers(both, names)).toBe('Huawei and ZTE');
  });
});
