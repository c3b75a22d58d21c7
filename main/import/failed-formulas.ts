/** What a spreadsheet shows in place of a value, in small letters, language by language. */
export const FAILED_FORMULAS: readonly string[] = [
  '#ref! #name? #value! #div/0! #num! #null! #spill! #calc!',
  '#bezug! #wert! #zahl! #überlauf!',
  '#valeur! #nom? #nombre! #nul!',
  '#¡ref! #¿nombre? #¡valor! #¡div/0! #¡num! #¡nulo!',
  '#rif! #nome? #valore! #nullo!',
  '#valor! #núm! #nulo!',
  '#verw! #naam? #waarde! #deel/0! #getal! #leeg!',
  '#adr! #nazwa? #arg! #dziel/0! #liczba! #zero!',
  '#ссылка! #имя? #знач! #дел/0! #число! #пусто!',
  '#odkaz! #název? #hodnota! #dělení_nulou! #číslo!',
  '#hiv! #név? #érték! #zérósztó! #szám!',
  '#referens! #namn? #värdefel! #division/0! #ogiltigt!',
  '#reference! #navn? #værdi! #verdi!',
  '#viittaus! #nimi? #arvo! #jako/0! #luku!',
  '#başv! #ad? #değer! #sayı/0! #sayı!',
].flatMap((line) => line.split(' '));

/** "Not available", which people write for "not known" as well. */
export const NOT_AVAILABLE: readonly string[] =
  '#n/a #nv #n/d #n/b #n/d! #н/д #hiányzik #saknas! #i/t #puuttuu! #yok'.split(' ');
