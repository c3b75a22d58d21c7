import { describe, expect, it } from 'vitest';
import { ITEM_FIELDS } from '#shared/domain/item';
import { readHeadings } from '#main/import/headings';
import { builtInFieldAliases, builtInFieldWords } from '#main/tagging/field-catalogue';
import { foldText } from '#main/tagging/normalise-name';

const aliases = builtInFieldAliases();
const words = builtInFieldWords();

/** Texts that stand twice, under one heading or under two. */
function repeated(
  groups: Readonly<Record<string, readonly string[]>>,
  keyOf: (text: string) => string,
): string[] {
  const seen = new Set<string>();
  return Object.values(groups)
    .flat()
    .filter((text) => seen.has(keyOf(text)) || !seen.add(keyOf(text)));
}

/** The fields of a file's headings. */
const fieldsOf = (headings: string): (string | null)[] =>
  readHeadings(headings.split(','), aliases).map((heading) => heading.mappedTo);

describe('the headings of inventories', () => {
  it('knows every field by some heading', () => {
    expect(Object.keys(aliases.fields).toSorted()).toEqual([...ITEM_FIELDS].toSorted());
  });

  it('lists a heading once, under one field', () => {
    const key = (text: string): string => foldText(text).replaceAll(' ', '');
    expect(repeated(aliases.fields, key)).toEqual([]);
  });

  it.each([
    [
      'NetBox',
      'name,role,manufacturer,device_type,platform,serial,asset_tag,status,site,location,rack,comments',
      'hostname,function,manufacturer,model,,serialNumber,assetId,status,site,siteName,,notes',
    ],
    [
      'an element manager',
      'NE Name,NE Type,Vendor,ESN,NE IP Address,Software Version,NE MAC',
      'hostname,model,manufacturer,serialNumber,ipAddress,softwareVersion,macAddress',
    ],
    [
      'an IT service tool',
      'Name,Asset tag,Serial number,Manufacturer,Model ID,Location,Install Status,Cost,sys_class_name',
      'hostname,assetId,serialNumber,manufacturer,model,siteName,status,unitCost,function',
    ],
    [
      'a German list',
      'Inventar-Nr,Hersteller,Modell,Seriennummer,Standort,Land,Netzebene,Inbetriebnahme,Anzahl',
      'assetId,manufacturer,model,serialNumber,siteName,country,placement,installedOn,quantity',
    ],
    [
      'a French list',
      'Numéro d’inventaire,Fabricant,Modèle,N° de série,Code site,Pays,Rôle,Date de mise en service',
      'assetId,manufacturer,model,serialNumber,site,country,function,installedOn',
    ],
    [
      'a Spanish list',
      'Número de inventario,Fabricante,Modelo,Número de serie,Ubicación,País,Función,Cantidad',
      'assetId,manufacturer,model,serialNumber,siteName,country,function,quantity',
    ],
  ])('suggests the columns of %s', (_source, headings, fields) => {
    expect(fieldsOf(headings).map((field) => field ?? '')).toEqual(fields.split(','));
  });
});

describe('the words of the closed vocabularies', () => {
  it.each(['status', 'placement', 'generation'] as const)('lists a word of %s once', (field) => {
    expect(repeated(words[field], foldText)).toEqual([]);
  });

  it('takes what is still in the network for in service', () => {
    const inService = words.status['in-service'].map(foldText);
    expect(inService).toEqual(
      expect.arrayContaining(['active', 'offline', 'failed', 'decommissioning']),
    );
    expect(words.status.spare.map(foldText)).toContain('inventory');
  });

  it('leaves out words that do not say whether the item left the network', () => {
    const known = Object.values(words.status).flat().map(foldText);
    const open = ['out of service', 'außer Betrieb', 'hors service', 'fuera de servicio'];
    expect(known.filter((word) => open.map(foldText).includes(word))).toEqual([]);
  });

  it('leaves out words that stand for both core and edge', () => {
    const known = Object.values(words.placement).flat().map(foldText);
    const open = ['aggregation', 'metro', 'transport', 'backbone', 'distribution', 'provider edge'];
    expect(known.filter((word) => open.includes(word))).toEqual([]);
  });
});
