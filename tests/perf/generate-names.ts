import type { OpenName } from '#main/tagging/name-clusters';

/** Parts that invented company names are made of. */
const SYLLABLES =
  'ra vo nex tel cor dy mi lan sta fer quo zin bra lu mo ter sen kal pri ven do xa gri pel tor ash wen sol ki mar jun ob el ny';
/** Words behind a name that tell one company from another, and everyday names. */
const TRADES =
  'Networks Systems Technologies Telecom Electronics Communications Wireless Solutions Optical Power Cables Instruments Security Software Broadband Microwave Antennas Semiconductors Industries Automation';
const LEGAL_FORMS = 'Ltd|GmbH|Inc.|S.p.A.|Co., Ltd.|AB|Oy|B.V.|Corporation|AG|S.A.|Pvt. Ltd.';
const PLACES = 'Deutschland|UK|France|India|(Hong Kong)|do Brasil|International|Nordic|Italia';
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Of a hundred names so many are other spellings of a company that is there already. */
const SPELLINGS = 40;

/** A seeded source of whole numbers below `limit`; every machine gets the same ones. */
function numbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** Makes distinct manufacturer names: companies, some in many spellings, most in one. */
class NameMaker {
  readonly #below = numbers(20_261_128);

  #one(list: readonly string[]): string {
    return list[this.#below(list.length)] ?? '';
  }

  company(): string {
    const count = 2 + this.#below(3);
    const syllables = Array.from({ length: count }, () => this.#one(SYLLABLES.split(' ')));
    const name = syllables.join('');
    const brand = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    const trades = TRADES.split(' ');
    const words = [brand, ...(this.#below(4) === 0 ? [] : [this.#one(trades)])];
    if (this.#below(5) === 0) words.push(this.#one(trades));
    return words.join(' ');
  }

  #slip(name: string): string {
    const at = 1 + this.#below(name.length - 2);
    const [head, here, rest] = [name.slice(0, at), name.charAt(at), name.slice(at + 1)];
    return this.#one([
      `${head}${rest}`,
      `${head}${here}${here}${rest}`,
      `${head}${rest.charAt(0)}${here}${rest.slice(1)}`,
      `${head}${this.#one(LETTERS.split(''))}${rest}`,
    ]);
  }

  /** Another way to write a company's name. */
  spelling(company: string): string {
    const form = `${company} ${this.#one(LEGAL_FORMS.split('|'))}`;
    const place = `${company} ${this.#one(PLACES.split('|'))}`;
    return this.#one([
      form,
      form.toUpperCase(),
      company.toUpperCase(),
      company.replaceAll(' ', '-'),
      `${place} ${this.#one(LEGAL_FORMS.split('|'))}`,
      `${company} (${this.#below(60_000)})`,
      this.#slip(company),
      `${this.#slip(company)} ${this.#one(LEGAL_FORMS.split('|'))}`,
      this.#slip(this.#slip(company)),
    ]);
  }

  isSpelling(): boolean {
    return this.#below(100) < SPELLINGS;
  }

  /** Most names are on few items, few names on many. */
  items(): number {
    return 1 + Math.floor(1000 / (1 + this.#below(1000)));
  }

  anyOf(list: readonly string[]): string {
    return this.#one(list);
  }
}

/** Distinct names as the inventories of a large operator have them; the same ones each time. */
export function generateNames(count: number): OpenName[] {
  const maker = new NameMaker();
  const companies: string[] = [];
  const texts = new Set<string>();
  while (texts.size < count) {
    const isSpelling = companies.length > 0 && maker.isSpelling();
    const company = isSpelling ? maker.anyOf(companies) : maker.company();
    // One company in eight is written in more than one way.
    if (!isSpelling && companies.length * 8 <= texts.size) companies.push(company);
    texts.add(isSpelling ? maker.spelling(company) : company);
  }
  return [...texts].map((text, id) => ({ text, items: maker.items(), manufacturerIds: [id] }));
}
