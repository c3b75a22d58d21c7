import { describe, expect, it } from 'vitest';
import { SupplierGroups } from '#main/data/evaluation/supplier-groups';
import { newWorkspace } from '../support/workspaces.ts';

describe('the groups of the built-in registry', () => {
  const membersOn = (day: string, group: string): readonly string[] => {
    const members = new SupplierGroups(newWorkspace().reader, day).membersOf({ groups: [group] });
    return (members ?? []).toSorted();
  };

  it.each([
    ['huawei', '2003-12-31', ['h3c', 'honor', 'huawei', 'xfusion']],
    ['huawei', '2020-11-17', ['honor', 'huawei', 'xfusion']],
    ['huawei', '2020-11-18', ['huawei', 'xfusion']],
    ['huawei', '2026-11-23', ['huawei']],
    ['dahua', '2023-02-28', ['dahua', 'lorex']],
    ['dahua', '2023-03-01', ['dahua']],
    ['hikvision', '2026-11-23', ['ezviz', 'hikvision']],
    ['nokia', '2025-02-27', ['nokia', 'nokia-shanghai-bell']],
    ['nokia', '2025-02-28', ['infinera', 'nokia', 'nokia-shanghai-bell']],
    ['hpe', '2025-07-01', ['hpe']],
    ['hpe', '2025-07-02', ['hpe', 'juniper']],
    ['cisco', '2013-12-31', ['cisco', 'linksys']],
    ['cisco', '2014-01-01', ['cisco']],
    ['cict', '2026-11-23', ['accelink', 'cict', 'datang', 'fiberhome']],
    ['pacific-networks', '2026-11-23', ['comnet-usa', 'pacific-networks']],
    ['tsinghua-unigroup', '2026-11-23', ['h3c', 'tsinghua-unigroup']],
    ['shenzhen-zhixin', '2020-11-16', ['shenzhen-zhixin']],
    ['shenzhen-zhixin', '2020-11-17', ['honor', 'shenzhen-zhixin']],
  ])('reach from %s on %s to %j', (group, day, members) => {
    expect(membersOn(day, group)).toEqual(members);
  });
});
