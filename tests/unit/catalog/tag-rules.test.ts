import { describe, expect, it } from 'vitest';
import { supplierRegistrySchema } from '#shared/domain/supplier';
import { builtInTagRules } from '#main/tagging/catalogue';
import { foldText } from '#main/tagging/normalise-name';
import { TagRules } from '#main/tagging/tag-rules';
import fieldWords from '../../../main/catalog/field-words.json' with { type: 'json' };
import suppliersJson from '../../../main/catalog/suppliers.json' with { type: 'json' };

const { rules } = builtInTagRules();
const tagger = new TagRules(builtInTagRules());
const patterns = [
  ...rules.flatMap(({ id, modelPattern }) =>
    modelPattern === undefined ? [] : [{ id, pattern: modelPattern }],
  ),
  ...supplierRegistrySchema
    .parse(suppliersJson)
    .ambiguous.flatMap(({ names, byModel }) =>
      byModel.map(({ pattern }) => ({ id: names.join(), pattern })),
    ),
];

/** Function, placement and generation proposed for a row, `-` where none is. */
function tagsOf(row: {
  functionText?: string;
  supplierId?: string;
  model?: string;
  hostname?: string;
}): string {
  const proposal = tagger.propose({
    functionText: row.functionText ?? '',
    supplierId: row.supplierId ?? null,
    model: row.model ?? '',
    hostname: row.hostname ?? '',
  });
  return [proposal.function, proposal.placement, proposal.generation]
    .map((tag) => tag?.value ?? '-')
    .join(' ');
}

function ruleOf(supplierId: string, model: string): string | undefined {
  const clues = { functionText: '', supplierId, model, hostname: '' };
  return tagger.propose(clues).function?.ruleId;
}

describe('the tag rules', () => {
  it('have an id each', () => {
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
  });

  it('set something on some condition', () => {
    for (const rule of rules) {
      expect(Object.keys(rule.set).length).toBeGreaterThan(0);
      const conditions = [rule.functionTexts, rule.modelPattern, rule.hostnameTokens];
      expect(conditions.filter((condition) => condition !== undefined)).toHaveLength(1);
    }
  });

  it('name suppliers that the registry knows', () => {
    const known = new Set(suppliersJson.suppliers.map((supplier) => supplier.id));
    const named = rules.flatMap((rule) => rule.suppliers ?? []);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });

  it('read a function text in one way only', () => {
    const texts = rules.flatMap((rule) => rule.functionTexts ?? []).map(foldText);
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  });

  it('read a token of a host name in one way only', () => {
    const tokens = rules.flatMap((rule) => rule.hostnameTokens ?? []);
    expect(new Set(tokens).size).toBe(tokens.length);
    expect(tokens.filter((token) => !/^\p{Ll}+$/u.test(token))).toEqual([]);
  });

  it('take host names for a hint only', () => {
    const hints = rules.filter((rule) => rule.hostnameTokens !== undefined);
    expect(hints.filter((rule) => rule.certainty !== 'MEM')).toEqual([]);
  });

  it.each(patterns)(
    '$id: the pattern is anchored, compiles and cannot backtrack',
    ({ pattern }) => {
      expect(() => new RegExp(pattern, 'iu')).not.toThrow();
      expect(pattern.startsWith('^')).toBe(true);
      expect(pattern).not.toMatch(/[*+]|\{\d+,\}/u);
      // No repeated group holds a repetition.
      const groups = pattern.match(/\((?:[^()]|\([^()]*\))*\)[?{]/gu) ?? [];
      expect(groups.filter((group) => /[?{]/u.test(group.slice(3, -2)))).toEqual([]);
    },
  );

  it('never place a router, switch or optical family by its model', () => {
    const placed = rules.filter(
      ({ modelPattern, set }) =>
        modelPattern !== undefined &&
        set.placement !== undefined &&
        ['transport', 'management', 'nfv-mano'].includes(set.function ?? ''),
    );
    expect(placed).toEqual([]);
  });
});

describe('function texts', () => {
  it.each([
    ['AMF', 'core-network core 5G'],
    ['upf', 'core-network core 5G'],
    ['MME', 'core-network core 4G'],
    ['HLR', 'core-network core -'],
    ['Packet Core', 'core-network core -'],
    ['gNodeB', 'radio-access edge 5G'],
    ['eNodeB', 'radio-access edge 4G'],
    ['Node B', 'radio-access edge 3G'],
    ['BTS', 'radio-access edge 2G'],
    ['Basisstation', 'radio-access edge -'],
    ['Station de base', 'radio-access edge -'],
    ['Estación base', 'radio-access edge -'],
    ['OLT', 'fixed-access edge -'],
    ['ONT', 'customer-premises edge -'],
    ['NMS', 'management - -'],
    ['Netzmanagementsystem', 'management - -'],
    ['NFVO', 'nfv-mano - -'],
    ['Core Switch', 'transport core -'],
    ['Routeur de cœur', 'transport core -'],
    ['Access Switch', 'transport edge -'],
    ['Router de acceso', 'transport edge -'],
    ['Router', 'transport - -'],
    ['Firewall', 'transport - -'],
    ['DWDM', 'transport - -'],
    ['Richtfunk', 'transport - -'],
    ['Peering Router', 'internetwork-exchange - -'],
    ['CCTV', 'other - -'],
    ['Application Server', '- - -'],
  ])('%s proposes %s', (functionText, tags) => {
    expect(tagsOf({ functionText })).toBe(tags);
  });

  it.each([
    ['Ydinverkko', 'core-network core -'],
    ['Sieć rdzeniowa 5G', 'core-network core 5G'],
    ['Kärnnät', 'core-network core -'],
    ['Ядро сети', 'core-network core -'],
    ['5G核心网', 'core-network core 5G'],
    ['モバイルコア', 'core-network core -'],
    ['코어망', 'core-network core -'],
    ['Çekirdek şebeke', 'core-network core -'],
    ['Sistema di gestione di rete', 'management - -'],
    ['网管系统', 'management - -'],
    ['Stacja bazowa', 'radio-access edge -'],
    ['Tukiasema', 'radio-access edge -'],
    ['5G-basstation', 'radio-access edge 5G'],
    ['Estação rádio base 4G', 'radio-access edge 4G'],
    ['Базова станція GSM', 'radio-access edge 2G'],
    ['Σταθμός βάσης 5G', 'radio-access edge 5G'],
    ['無線基地局', 'radio-access edge -'],
    ['기지국', 'radio-access edge -'],
    ['Węzeł dostępowy', 'fixed-access edge -'],
    ['Kundeutstyr', 'customer-premises edge -'],
    ['光猫', 'customer-premises edge -'],
    ['Interconnessione', 'internetwork-exchange - -'],
    ['Ydinreititin', 'transport core -'],
    ['Router rdzeniowy', 'transport core -'],
    ['Маршрутизатор ядра', 'transport core -'],
    ['核心交换机', 'transport core -'],
    ['コアルータ', 'transport core -'],
    ['Přístupový přepínač', 'transport edge -'],
    ['Erişim anahtarı', 'transport edge -'],
    ['Коммутатор доступа', 'transport edge -'],
    ['アクセススイッチ', 'transport edge -'],
    ['Reititin', 'transport - -'],
    ['Páteřní směrovač', 'transport - -'],
    ['Tűzfal', 'transport - -'],
    ['Δρομολογητής', 'transport - -'],
    ['Радиорелейная линия', 'transport - -'],
    ['路由器', 'transport - -'],
    ['ルーター', 'transport - -'],
    ['방화벽', 'transport - -'],
    ['Videosorveglianza', 'other - -'],
    ['蓄電池', 'other - -'],
    ['Kjerne', '- core -'],
    ['接入层', '- edge -'],
  ])('in another language: %s proposes %s', (functionText, tags) => {
    expect(tagsOf({ functionText })).toBe(tags);
  });

  // Backbone and core, edge and border, or exchange and switch are one word there.
  it.each([
    'Runkoverkko',
    'Sieć szkieletowa',
    'Δίκτυο κορμού',
    'Опорная сеть',
    '交換機',
    '無線装置',
    'コアネットワーク',
    'Kjernenett',
    'Router brzegowy',
    '边界路由器',
  ])('%s is left to the operator, because it has two meanings', (functionText) => {
    expect(tagsOf({ functionText })).toBe('- - -');
  });

  it.each(['core', 'edge'] as const)(
    'place nothing otherwise than the word does: %s',
    (placement) => {
      const placed = fieldWords.placement[placement].flatMap((functionText) => {
        const [, proposed] = tagsOf({ functionText }).split(' ');
        return proposed === '-' || proposed === placement ? [] : [{ functionText, proposed }];
      });
      expect(placed).toEqual([]);
    },
  );

  it('come before the model and the host name', () => {
    const row = { supplierId: 'huawei', model: 'NE40E-X8', hostname: 'ber-core01' };
    expect(tagsOf({ ...row, functionText: 'Access Router' })).toBe('transport edge -');
    expect(tagsOf(row)).toBe('transport core -');
  });
});

describe('model families', () => {
  it.each([
    ['huawei', 'UGW9811', 'huawei-core'],
    ['huawei', 'NE40E-X8', 'huawei-routing'],
    ['huawei', 'HUAWEI NE40E', 'huawei-routing'],
    ['huawei', 'NetEngine 8000 M8', 'huawei-routing'],
    ['huawei', 'ATN910C', 'huawei-routing'],
    ['huawei', 'BBU5900', 'huawei-radio'],
    ['huawei', 'DBS3900', 'huawei-radio-unverified'],
    ['huawei', 'MA5603T', 'huawei-fixed'],
    ['huawei', 'MA5800-X17', 'huawei-fixed-unverified'],
    ['huawei', 'EchoLife HG8245H', 'huawei-customer'],
    ['huawei', 'OptiX OSN 9800', 'huawei-optical-unverified'],
    ['huawei', 'U2020', 'huawei-management'],
    ['huawei', 'iMaster NCE', 'huawei-management-unverified'],
    ['huawei', 'S12704', 'huawei-switching'],
    ['huawei', 'CE12808', 'huawei-switching'],
    ['zte', 'ZXUN uMAC', 'zte-core'],
    ['zte', 'ZXR10 M6000-3S Plus', 'zte-routing'],
    ['zte', 'ZXUR 9000', 'zte-radio'],
    ['zte', 'ZXA10 C320', 'zte-fixed'],
    ['zte', 'ZXHN F680', 'zte-customer'],
    ['zte', 'ZXONE 9700', 'zte-optical-unverified'],
    ['nokia', '7750 MG', 'nokia-core'],
    ['nokia', '7750MGSR7', 'nokia-core'],
    ['nokia', '7750 SR-7s', 'nokia-routing'],
    ['nokia', 'Nokia 7705 SAR-8', 'nokia-routing'],
    ['nokia', 'AirScale', 'nokia-radio-unverified'],
    ['nokia', '7360 ISAM FX', 'nokia-fixed-unverified'],
    ['nokia-shanghai-bell', '1830 PSS-8', 'nokia-optical'],
    ['infinera', 'GX G42', 'infinera-optical'],
    ['ericsson', 'SGSN-MME', 'ericsson-core-unverified'],
    ['ericsson', 'Router 6672', 'ericsson-routing'],
    ['ericsson', 'SSR 8020', 'ericsson-routing'],
    ['ericsson', 'Baseband 6631', 'ericsson-radio'],
    ['ericsson', 'MINI-LINK 6600', 'ericsson-transport'],
    ['cisco', 'ASR 5500', 'cisco-core'],
    ['cisco', 'ASR 9010', 'cisco-routing'],
    ['cisco', 'ASR-920-24SZ-M', 'cisco-routing'],
    ['cisco', 'NCS 5508', 'cisco-routing'],
    ['cisco', 'NCS 1004', 'cisco-optical'],
    ['cisco', 'Nexus 9508', 'cisco-switching'],
    ['juniper', 'MX960', 'juniper-routing'],
    ['juniper', 'PTX10008', 'juniper-routing'],
    ['juniper', 'SRX5400', 'juniper-switching'],
    ['samsung', 'CDU50', 'samsung-radio-unverified'],
    ['ciena', '5170', 'ciena-routing'],
    ['ciena', 'Waveserver 5', 'ciena-optical'],
    ['adtran', 'Total Access 1248', 'adtran-fixed'],
    ['adtran', 'ADVA FSP 3000', 'adtran-optical'],
    ['fiberhome', 'AN5516-04', 'fiberhome-fixed'],
    ['fortinet', 'FortiGate 3000D', 'fortinet-filtering'],
    ['palo-alto', 'PA-5220', 'palo-alto-filtering'],
    ['dahua', 'NVR4216-16P', 'dahua-video'],
    ['hikvision', 'DS-2CD2143G2-I', 'hikvision-video-unverified'],
  ])('%s %s is of %s', (supplierId, model, rule) => {
    expect(ruleOf(supplierId, model)).toBe(rule);
  });

  it.each([
    ['huawei', 'NE40E-X8', 'transport - -'],
    ['nokia', '7750 SR-7s', 'transport - -'],
    ['cisco', 'ASR 9010', 'transport - -'],
    ['juniper', 'MX960', 'transport - -'],
    ['cisco', 'ASR 5500', 'core-network core -'],
    ['huawei', 'BBU5900', 'radio-access edge -'],
    ['huawei', 'MA5600T', 'fixed-access edge -'],
    ['huawei', 'U2020', 'management - -'],
  ])('%s %s proposes %s', (supplierId, model, tags) => {
    expect(tagsOf({ supplierId, model })).toBe(tags);
  });

  it('say nothing of another maker’s model of the same name', () => {
    expect(tagsOf({ supplierId: 'mikrotik', model: 'CRS326' })).toBe('- - -');
    expect(tagsOf({ model: 'MX960' })).toBe('- - -');
  });
});
