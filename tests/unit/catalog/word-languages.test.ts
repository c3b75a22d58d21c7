import { describe, expect, it } from 'vitest';
import { fieldReaders } from '#main/import/field-readers';
import { builtInFieldWords } from '#main/tagging/field-catalogue';

const readers = fieldReaders(builtInFieldWords(), {
  dateOrder: 'day-first',
  decimalMarkOf: () => null,
});

type WordField = 'status' | 'placement' | 'generation';

/** What a cell of the field is read as, a dash for a word that is not known. */
function meaningOf(field: WordField, text: string): string {
  const meaning = readers.get(field)?.(text);
  return meaning?.kind === 'value' ? String(meaning.value) : '-';
}

const allOf = (field: WordField, words: string): string[] =>
  words.split(',').map((word) => meaningOf(field, word));

describe('the words for status', () => {
  it.each([
    ['Czech', 'v provozu,Na skladě,plánováno,Vyřazeno'],
    ['Polish', 'w eksploatacji,w magazynie,Planowane,Wycofany z eksploatacji'],
    ['Russian', 'В ЭКСПЛУАТАЦИИ,на складе,Запланировано,Выведен из эксплуатации'],
    ['Ukrainian', 'в експлуатації,на складі,заплановано,Виведено з експлуатації'],
    ['Chinese, simplified', '在用,备件,规划中,已退役'],
    ['Chinese, traditional', '使用中,庫存,規劃中,已報廢'],
    ['Japanese', '運用中,予備品,導入予定,撤去済み'],
    ['Korean', '운용 중,예비품,설치예정,철거완료'],
    ['Romanian', 'în funcţiune,în stoc,planificat,dezafectat'],
    ['Hungarian', 'üzemben,raktáron,tervezett,selejtezve'],
    ['Swedish', 'I drift,I lager,Planerad,Avvecklad'],
    ['Finnish', 'Käytössä,Varastossa,Suunniteltu,Poistettu käytöstä'],
    ['Danish', 'I drift,På lager,Planlagt,Nedtaget'],
    ['Norwegian', 'Satt i drift,På lager,Planlagt,Demontert'],
    ['Dutch', 'In gebruik,Op voorraad,Gepland,Ontmanteld'],
    ['Portuguese', 'Em serviço,Em estoque,Planejado,Descomissionado'],
    ['Italian', 'In esercizio,A magazzino,Pianificato,Dismesso'],
    ['Spanish', 'En servicio,En almacén,Planificado,Dado de baja'],
    ['French', 'En service,En stock,Planifié,Démantelé'],
    ['Turkish', 'HİZMETTE,depoda,Planlandı,Söküldü'],
    ['Greek', 'ΣΕ ΛΕΙΤΟΥΡΓΙΑ,στην αποθήκη,Προγραμματισμένο,ΑΠΟΣΥΡΜΕΝΟΣ'],
  ])('are known in %s', (_language, words) => {
    const statuses = ['in-service', 'spare', 'planned', 'decommissioned'];
    expect(allOf('status', words)).toEqual(statuses);
  });

  it.each([
    [
      'out of service says nothing of where the item is',
      'mimo provoz,nie działa,не работает,停用,停止中,ur drift,ude af drift,ute av drift,buiten bedrijf,fora de serviço,fuori servizio,hizmet dışı,εκτός λειτουργίας,üzemen kívül',
    ],
    [
      'standby is in the network, and may be on a shelf',
      '备用,備用,予備,예비,резерв,rezerva,zapasowy,yedek,εφεδρικό,tartalék',
    ],
    [
      'a device that is sound may be in use or in store',
      '正常,정상,funkční,sprawny,исправен,in ordine',
    ],
    ['what is not installed may be planned or spare', '未安装,未設置,미설치,ej installerad'],
    ['what is depreciated in the books may still be in use', 'odepsáno,afgeschreven,avskriven'],
  ])('leave open what they do not say: %s', (_why, words) => {
    expect(allOf('status', words).filter((status) => status !== '-')).toEqual([]);
  });

  it.each(['撤去予定', '철거예정', '待拆除', 'under avveckling', 'da dismettere', 'υπό απόσυρση'])(
    'count what is still to be removed as in service: %s',
    (word) => {
      expect(meaningOf('status', word)).toBe('in-service');
    },
  );
});

describe('the words for placement', () => {
  it.each([
    ['Czech', 'Jádro sítě', 'Přístupová síť'],
    ['Polish', 'Rdzeń sieci', 'Sieć dostępowa'],
    ['Russian', 'Ядро сети', 'Уровень доступа'],
    ['Ukrainian', 'ядро мережі', 'мережа доступу'],
    ['Chinese, simplified', '核心层', '接入层'],
    ['Chinese, traditional', '核心網路', '接取網路'],
    ['Japanese', 'コア網', 'アクセス網'],
    ['Japanese in half-width kana', 'ｺｱ', 'ｴｯｼﾞ'],
    ['Korean', '코어망', '액세스망'],
    ['Romanian', 'nucleul rețelei', 'rețea de acces'],
    ['Hungarian', 'maghálózat', 'hozzáférési hálózat'],
    ['Swedish', 'kärnnät', 'accessnät'],
    ['Finnish', 'ydinverkko', 'liityntäverkko'],
    ['Danish', 'kernenet', 'adgangsnet'],
    ['Norwegian', 'kjernenett', 'aksessnett'],
    ['Dutch', 'kernnetwerk', 'toegangsnetwerk'],
    ['Portuguese', 'núcleo da rede', 'rede de acesso'],
    ['Italian', 'nucleo della rete', 'rete di accesso'],
    ['Spanish', 'núcleo de red', 'red de acceso'],
    ['French', 'cœur de réseau', "réseau d'accès"],
    ['Turkish', 'Çekirdek Şebeke', 'ERİŞİM ŞEBEKESİ'],
    ['Greek', 'Πυρήνας', 'Δίκτυο πρόσβασης'],
  ])('are known in %s', (_language, core, edge) => {
    expect([meaningOf('placement', core), meaningOf('placement', edge)]).toEqual(['core', 'edge']);
  });

  it.each(['汇聚层', '匯聚層', '集約', 'páteř', 'szkielet', 'магистраль', 'stamnät', 'omurga'])(
    'leave out what may be either: %s',
    (word) => {
      expect(meaningOf('placement', word)).toBe('-');
    },
  );
});

describe('the words for generation', () => {
  it.each([
    ['第5世代', '5G'],
    ['第５世代', '5G'],
    ['4세대', '4G'],
    ['５Ｇ', '5G'],
    ['4G/第5世代', '4G+5G'],
  ])('are known where they are not letters and numbers: %s', (word, generation) => {
    expect(meaningOf('generation', word)).toBe(generation);
  });
});
