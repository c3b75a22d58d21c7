/**
 * Words that companies put around their name and that name no other company: where a branch sits.
 * Folded as `foldText` does; names of several words stand here word by word.
 */
export const PLACE_WORDS: ReadonlySet<string> = new Set(
  [
    'africa albania algeria america americas angola apac arabia argentina asia asiapacific australia austria',
    'azerbaijan bahrain bangladesh belarus belgie belgien belgique belgium benelux bolivia bosnia botswana brasil brazil',
    'britain bulgaria cambodia cameroon canada caribbean cee ceska ceske chile china colombia congo croatia cyprus',
    'czech czechia danmark denmark deutschland ecuador egypt emea espana estonia ethiopia europe europa european finland',
    'france georgia germany ghana great greece guatemala gulf hellas herzegovina honduras hong hongkong hrvatska hungary',
    'iberia iceland india indonesia international intl iraq ireland israel italia italy japan jordan kazakhstan kenya',
    'kingdom kong korea kuwait laos latam latin latvia lebanon lithuania luxembourg macedonia magyarorszag malaysia malta',
    'mena mexico middle moldova mongolia montenegro morocco mozambique myanmar namibia nederland nepal netherlands new',
    'nigeria nordic nordics norge north norway oesterreich oman osterreich overseas pacific pakistan panama paraguay peru',
    'philippines poland polska portugal qatar romania russia rwanda saudi schweiz senegal serbia singapore slovak slovakia',
    'slovenia slovenija slovensko south spain sri srbija suisse suomi svenska sverige svizzera sweden switzerland taiwan',
    'tanzania thailand tunisia turkey turkiye uae uganda uk ukraine united uruguay us usa uzbekistan venezuela vietnam',
    'western worldwide yemen zambia zealand zimbabwe global group holding holdings east eastern southern northern central',
    'emirates states lanka rica costa salvador el republic republica branch office subsidiary',
    'cis dusseldorf duesseldorf hk int istanbul munchen munich southeast west north',
  ].flatMap((line) => line.split(' ')),
);

/** Places that stand before the name of a Chinese company: Shanghai Huawei Technologies. */
export const LEADING_PLACES: ReadonlySet<string> = new Set(
  [
    'beijing changsha chengdu chongqing dalian dongguan fuzhou guangdong guangzhou hangzhou hefei hubei jiangsu jinan',
    'nanjing ningbo qingdao shandong shanghai shenyang shenzhen sichuan suzhou tianjin wuhan wuxi xiamen xian xi an zhejiang zhuhai',
  ].flatMap((line) => line.split(' ')),
);

/** Words that only lead from one word of a name to the next. */
export const CONNECTING_WORDS: ReadonlySet<string> = new Set(
  [
    'a an and brand by company da de del di division do du e em en et formerly group of operating part the und y',
  ].flatMap((line) => line.split(' ')),
);

/** General words of the trade. Behind an invented name they change nothing. */
const TRADE_WORDS: ReadonlySet<string> = new Set(
  [
    'business cctv cloud dis lab labs comercio comm comms communication communications computing comunicacion comunicaciones',
    'comunicacoes corp corporate data development device devices digital electronic electronica electronics eletronica enterprise equipamentos equipos',
    'headquarters ict information infrastructure investment kommunikation net netw network networking networks netwk netwks netze',
    'netzwerke operations pmr radio research sales sanayi san security seguranca seguridad servicios servicos sicherheit service services sistemas software solution',
    'solutions sys system systeme systems tec tech techn technologie technologies technology telco telecom',
    'telecommunicatie telecommunication telecommunications telecomm telecomunicacion telecomunicaciones',
    'telecomunicacoes telecomunicazioni telekom telekomunikasi telekomunikasyon telekommunikation tecnologia tecnologias ticaret tic trading',
    've video wireless',
  ].flatMap((line) => line.split(' ')),
);

/** Shortest word in which one wrong, missing or doubled letter still leaves no doubt. */
const LONG_WORD = 8;

/**
 * True where two words begin and end alike and one letter between is changed, left out, added, or
 * swapped with its neighbour: slips of the pen, while other words mostly end otherwise.
 */
function isSlipOf(written: string, meant: string): boolean {
  if (written[0] !== meant[0] || written.at(-1) !== meant.at(-1)) return false;
  if (Math.abs(written.length - meant.length) > 1) return false;
  let at = 0;
  while (at < written.length && written[at] === meant[at]) at += 1;
  const [rest, restMeant] = [written.slice(at), meant.slice(at)];
  if (rest.slice(1) === restMeant.slice(1)) return true;
  if (rest.slice(1) === restMeant || rest === restMeant.slice(1)) return true;
  const isSwapped = rest[0] === restMeant[1] && rest[1] === restMeant[0];
  return isSwapped && rest.slice(2) === restMeant.slice(2);
}

/** Letters of a word that a narrow column has cut off before its end, which still tell it. */
const SHORTEST_CUT = 4;

/**
 * True for a general word of the trade, one slip of the pen in a long one included, and where it is
 * the last of its text its beginning too: many exports cut names after 20 or 30 characters.
 */
export function isTradeWord(word: string, isLast = false): boolean {
  if (TRADE_WORDS.has(word)) return true;
  if (
    isLast &&
    word.length >= SHORTEST_CUT &&
    [...TRADE_WORDS].some((known) => known.startsWith(word))
  )
    return true;
  if (word.length < LONG_WORD) return false;
  return [...TRADE_WORDS].some((known) => known.length >= LONG_WORD && isSlipOf(word, known));
}
