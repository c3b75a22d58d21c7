import { describe, expect, it } from 'vitest';
import { ITEM_FIELDS, type ItemField } from '#shared/domain/item';
import { readHeadings } from '#main/import/headings';
import { builtInFieldAliases } from '#main/tagging/field-catalogue';

const aliases = builtInFieldAliases();

/** The fields of a row of headings, a dash for a column that belongs to none. */
const fieldsOf = (headings: readonly string[]): string[] =>
  readHeadings(headings, aliases).map(({ mappedTo }) => mappedTo ?? '-');
const fieldOf = (heading: string): string => fieldsOf([heading]).join('');

describe('every heading that is listed', () => {
  it.each(ITEM_FIELDS)('leads to its own field alone: %s', (field: ItemField) => {
    const astray = (aliases.fields[field] ?? []).filter((heading) => fieldOf(heading) !== field);
    expect(astray).toEqual([]);
  });
});

describe('a row of headings', () => {
  it.each([
    [
      'Czech',
      'Inv. č.,Název zařízení,Výrobce,Typ,Sériové číslo,Druh zařízení,Vrstva sítě,Kód lokality,Lokalita,Okres,Země,Stojan',
      'assetId hostname manufacturer model serialNumber function placement site siteName region country -',
    ],
    [
      'Czech, continued',
      'Stav,Datum uvedení do provozu,Verze SW,IP adresa,MAC adresa,Počet kusů,Cena za kus,Měna,Zeměpisná šířka,Zeměpisná délka,Technologie,Poznámka',
      'status installedOn softwareVersion ipAddress macAddress quantity unitCost currency latitude longitude generation notes',
    ],
    [
      'Polish',
      'Nr inwentarzowy,Nazwa urządzenia,Producent,Model,Nr seryjny,Numer katalogowy,Rola urządzenia,Warstwa sieci,Kod obiektu,Lokalizacja,Województwo,Kod kraju',
      'assetId hostname manufacturer model serialNumber partNumber function placement site siteName region country',
    ],
    [
      'Polish, continued',
      'Stan,Data uruchomienia,Wersja oprogramowania,Adres IP,Adres MAC,Ilość,Cena jednostkowa,Waluta,Szerokość geograficzna,Długość geograficzna,Technologia,Uwagi,Szafa',
      'status installedOn softwareVersion ipAddress macAddress quantity unitCost currency latitude longitude generation notes -',
    ],
    [
      'Russian',
      '№ п/п,Инв. №,Имя хоста,Производитель,Модель,Серийный номер,Артикул,Тип оборудования,Уровень сети,Код площадки,Место установки,Регион,Страна',
      '- assetId hostname manufacturer model serialNumber partNumber function placement site siteName region country',
    ],
    [
      'Russian, continued',
      'Статус,Дата ввода в эксплуатацию,Версия ПО,IP-адрес,MAC-адрес,Кол-во,Цена за ед.,Валюта,Широта,Долгота,Стандарт связи,Примечание',
      'status installedOn softwareVersion ipAddress macAddress quantity unitCost currency latitude longitude generation notes',
    ],
    [
      'Ukrainian',
      'Інвентарний номер,Ім’я пристрою,Виробник,Модель,Серійний номер,Тип обладнання,Рівень мережі,Назва об’єкта,Область,Країна,Стан,Дата встановлення,Версія ПЗ,Кількість,Примітка',
      'assetId hostname manufacturer model serialNumber function placement siteName region country status installedOn softwareVersion quantity notes',
    ],
    [
      'Chinese, simplified',
      '序号,资产编号,网元名称,厂商,设备型号,序列号,设备类型,网络层次,网络制式,站点编码,站点名称,地市,国家',
      '- assetId hostname manufacturer model serialNumber function placement generation site siteName region country',
    ],
    [
      'Chinese, simplified, continued',
      '部件编码,设备状态,入网时间,软件版本,管理IP地址,MAC地址,数量,单价（元）,币种,经度,纬度,备注',
      'partNumber status installedOn softwareVersion ipAddress macAddress quantity unitCost currency longitude latitude notes',
    ],
    [
      'Chinese, traditional',
      '財產編號,設備名稱,廠牌,型號,產品序號,料號,設備類別,網路層級,機房,縣市,國家,設備狀態,啟用日期,韌體版本,IP位址,數量,單價,幣別,備註',
      'assetId hostname manufacturer model serialNumber partNumber function placement siteName region country status installedOn softwareVersion ipAddress quantity unitCost currency notes',
    ],
    [
      'Japanese',
      '資産管理番号,ホスト名,メーカー,機種名,製造番号,品番,機器種別,ネットワーク階層,世代,拠点コード,設置場所,都道府県,国名',
      'assetId hostname manufacturer model serialNumber partNumber function placement generation site siteName region country',
    ],
    [
      'Japanese, continued',
      '稼働状況,運用開始日,ソフトウェアバージョン,管理IPアドレス,MACアドレス,台数,購入価格,通貨,緯度,経度,備考,ラック',
      'status installedOn softwareVersion ipAddress macAddress quantity unitCost currency latitude longitude notes -',
    ],
    [
      'Korean',
      '순번,자산번호,장비명,제조사,모델명,시리얼번호,장비유형,네트워크 계층,국소코드,국소명,지역,국가,운용상태,설치일자,소프트웨어 버전,IP 주소,수량,단가,통화,비고',
      '- assetId hostname manufacturer model serialNumber function placement site siteName region country status installedOn softwareVersion ipAddress quantity unitCost currency notes',
    ],
    [
      'Romanian',
      'Nr. inventar,Denumire echipament,Producător,Model,Număr de serie,Tip echipament,Nivel rețea,Cod locație,Locație,Județ,Țară,Stare,Data punerii în funcțiune,Versiune software,Cantitate,Preț unitar,Monedă,Observații',
      'assetId hostname manufacturer model serialNumber function placement site siteName region country status installedOn softwareVersion quantity unitCost currency notes',
    ],
    [
      'Hungarian',
      'Leltári szám,Eszköz neve,Gyártó,Típus,Gyári szám,Cikkszám,Hálózati réteg,Telephelykód,Telephely,Megye,Ország,Állapot,Üzembe helyezés dátuma,Szoftververzió,IP-cím,Mennyiség,Egységár,Pénznem,Megjegyzés',
      'assetId hostname manufacturer model serialNumber partNumber placement site siteName region country status installedOn softwareVersion ipAddress quantity unitCost currency notes',
    ],
    [
      'Swedish',
      'Inventarienummer,Nodnamn,Tillverkare,Modell,Serienummer,Utrustningstyp,Nätverkslager,Platskod,Plats,Län,Land,Driftstatus,Driftsättningsdatum,Mjukvaruversion,IP-adress,Antal,Styckpris,Valuta,Anmärkning',
      'assetId hostname manufacturer model serialNumber function placement site siteName - country status installedOn softwareVersion ipAddress quantity unitCost currency notes',
    ],
    [
      'Finnish',
      'Laitetunnus,Laitteen nimi,Valmistaja,Malli,Sarjanumero,Laiteluokka,Verkkokerros,Sijaintikoodi,Sijainti,Maakunta,Maa,Tila,Käyttöönottopäivä,Ohjelmistoversio,IP-osoite,Kpl,Yksikköhinta,Valuutta,Lisätiedot',
      'assetId hostname manufacturer model serialNumber function placement site siteName region country status installedOn softwareVersion ipAddress quantity unitCost currency notes',
    ],
    [
      'Danish',
      'Inventarnummer,Enhedsnavn,Producent,Model,Serienummer,Varenummer,Udstyrstype,Netværkslag,Lokationskode,Lokation,Landsdel,Land,Driftsstatus,Idriftsættelsesdato,Softwareversion,IP-adresse,Antal,Stykpris,Valuta,Bemærkninger',
      'assetId hostname manufacturer model serialNumber partNumber function placement site siteName region country status installedOn softwareVersion ipAddress quantity unitCost currency notes',
    ],
    [
      'Norwegian',
      'Inventarnummer,Utstyrsnavn,Produsent,Modell,Serienummer,Utstyrstype,Nettverkslag,Lokasjonskode,Lokasjon,Fylke,Land,Driftsstatus,Idriftsatt,Programvareversjon,IP-adresse,Antall,Stykkpris,Valuta,Merknad,År',
      'assetId hostname manufacturer model serialNumber function placement site siteName region country status installedOn softwareVersion ipAddress quantity unitCost currency notes -',
    ],
    [
      'Dutch',
      'Inventarisnummer,Apparaatnaam,Fabrikant,Model,Serienummer,Artikelnummer,Functie,Netwerklaag,Locatiecode,Locatie,Provincie,Land,Status,Datum ingebruikname,Softwareversie,IP-adres,Aantal,Stukprijs,Valuta,Opmerkingen',
      'assetId hostname manufacturer model serialNumber partNumber function placement site siteName region country status installedOn softwareVersion ipAddress quantity unitCost currency notes',
    ],
    [
      'Portuguese',
      'Nº de património,Nome do equipamento,Fabricante,Modelo,Nº de série,Código do produto,Função,Camada de rede,Código do site,Localização,Região,País,Situação,Data de ativação,Versão do software,Endereço IP,Qtd.,Custo unitário,Moeda,Observações',
      'assetId hostname manufacturer model serialNumber partNumber function placement site siteName region country status installedOn softwareVersion ipAddress quantity unitCost currency notes',
    ],
    [
      'Italian',
      'Numero inventario,Nome apparato,Produttore,Modello,Matricola,Codice articolo,Funzione,Livello di rete,Codice sito,Sede,Regione,Nazione,Stato,Data di messa in servizio,Versione software,Indirizzo IP,Q.tà,Prezzo unitario,Valuta,Note',
      'assetId hostname manufacturer model serialNumber partNumber function placement site siteName region country status installedOn softwareVersion ipAddress quantity unitCost currency notes',
    ],
    [
      'Spanish',
      'Núm. de inventario,Nombre del dispositivo,Fabricante,Modelo,N.º de serie,Categoría del equipo,Capa de red,Localización,Región,País,Estado,Fecha de entrada en servicio,Versión de software,Dirección IP,Cantidad,Valor unitario,Moneda,Observaciones',
      'assetId hostname manufacturer model serialNumber function placement siteName region country status installedOn softwareVersion ipAddress quantity unitCost currency notes',
    ],
    [
      'French',
      'N° d’inventaire,Nom de l’appareil,Constructeur,Modèle,N° de série,Référence article,Fonction de l’équipement,Couche du réseau,Site,Région,Pays,État,Date d’activation,Version logicielle,Adresse de gestion,Qté,Coût d’achat,Devise,Commentaires',
      'assetId hostname manufacturer model serialNumber partNumber function placement site region country status installedOn softwareVersion ipAddress quantity unitCost currency notes',
    ],
    [
      'Turkish',
      'DEMİRBAŞ NO,CİHAZ ADI,ÜRETİCİ,MODEL,SERİ NUMARASI,PARÇA NUMARASI,CİHAZ TÜRÜ,ŞEBEKE KATMANI,SAHA KODU,SAHA ADI,BÖLGE,ÜLKE,DURUM,KURULUM TARİHİ,YAZILIM SÜRÜMÜ,IP ADRESİ,ADET,BİRİM FİYAT,PARA BİRİMİ,AÇIKLAMA',
      'assetId hostname manufacturer model serialNumber partNumber function placement site siteName region country status installedOn softwareVersion ipAddress quantity unitCost currency notes',
    ],
    [
      'Greek',
      'ΚΩΔΙΚΟΣ ΠΑΓΙΟΥ,ΟΝΟΜΑ ΣΥΣΚΕΥΗΣ,ΚΑΤΑΣΚΕΥΑΣΤΗΣ,ΜΟΝΤΕΛΟ,Σειριακός αριθμός,Ρόλος,Επίπεδο δικτύου,Κωδικός τοποθεσίας,Τοποθεσία,Περιφέρεια,Χώρα,Κατάσταση,Ημ/νία εγκατάστασης,Έκδοση λογισμικού,Διεύθυνση IP,Ποσότητα,Τιμή μονάδας,Νόμισμα,Παρατηρήσεις',
      'assetId hostname manufacturer model serialNumber function placement site siteName region country status installedOn softwareVersion ipAddress quantity unitCost currency notes',
    ],
  ])('is understood in %s', (_language, headings, fields) => {
    expect(fieldsOf(headings.split(','))).toEqual(fields.split(' '));
  });
});

describe('a heading in another script', () => {
  it.each([
    ['in capitals', 'СЕРИЙНЫЙ НОМЕР', 'serialNumber'],
    ['with ё as е', 'УЧЕТНЫЙ НОМЕР', 'assetId'],
    ['with underscores', 'серийный_номер', 'serialNumber'],
    ['with its letters taken apart', 'Серийный номер'.normalize('NFD'), 'serialNumber'],
    ['with the numero sign', 'Зав. №', 'serialNumber'],
    ['with No in place of the numero sign', 'Зав. No', 'serialNumber'],
    ['with a typed apostrophe', "Ім'я хоста", 'hostname'],
    ['with a set apostrophe', 'Ім’я хоста', 'hostname'],
    ['with an apostrophe that is a letter', 'Ім\u02bcя хоста', 'hostname'],
    ['in Greek capitals without accents', 'ΑΡΙΘΜΟΣ ΣΕΙΡΑΣ', 'serialNumber'],
    ['in Greek without the final sigma', 'αριθμοσ σειρασ', 'serialNumber'],
    ['with half-width kana', 'ﾎｽﾄ名', 'hostname'],
    ['with half-width kana and their marks', 'ｼﾘｱﾙﾅﾝﾊﾞｰ', 'serialNumber'],
    ['with a dot between kana', 'シリアル・ナンバー', 'serialNumber'],
    ['with full-width Latin letters', '管理ＩＰアドレス', 'ipAddress'],
    ['with full-width brackets', '数量（台）', 'quantity'],
    ['with spaces between ideographs', '序 列 号', 'serialNumber'],
    ['with its syllables taken apart', '시리얼번호'.normalize('NFD'), 'serialNumber'],
    ['without the space', '소프트웨어버전', 'softwareVersion'],
    ['with a dotted capital I', 'SERİ NO', 'serialNumber'],
    ['with a capital I for its dotless ı', 'CIHAZ ADI', 'hostname'],
  ])('is known %s', (_how, heading, field) => {
    expect(fieldOf(heading)).toBe(field);
  });
});

describe('a heading that may mean something else', () => {
  it.each([
    ['a row number', '序号,序號,連番,項番,순번,일련번호,№ п/п,Lp.,Poř. č.,Sorszám,Sıra no,Α/Α'],
    ['the country in Polish, the region in Czech', 'Kraj'],
    ['a price without its accent, a year without its ring', 'Ár,År'],
    ['a country, or short for status; a county, or a network', 'Stát,Län'],
    ['a dimension', 'Šířka,Délka,Szerokość,Długość,Szélesség'],
    ['a kind or a model', 'Typ zařízení,Typ urządzenia,Тип,类型,Τύπος'],
    [
      'that it was installed, or when',
      'Instalováno,Zainstalowano,Установлено,Installert,Asennettu',
    ],
    ['a database, or a level in decibels', 'Db'],
  ])('is left to the person: %s', (_what, headings) => {
    expect(headings.split(',').filter((heading) => fieldOf(heading) !== '-')).toEqual([]);
  });
});
