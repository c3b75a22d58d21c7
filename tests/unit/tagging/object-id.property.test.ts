import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enterpriseArcs } from '#main/tagging/object-id';

const arc = fc.oneof(
  fc.integer({ min: 0, max: 60_000 }),
  fc.integer({ min: 0, max: 4_294_967_295 }),
);
const arcs = fc.array(arc.map(String), { minLength: 1, maxLength: 20 });

const writings = fc.constantFrom<(below: string) => string>(
  (below) => `1.3.6.1.4.1.${below}`,
  (below) => `.1.3.6.1.4.1.${below}`,
  (below) => `iso.3.6.1.4.1.${below}`,
  (below) => `.iso.3.6.1.4.1.${below}`,
  (below) => `iso.org.dod.internet.private.enterprises.${below}`,
  (below) => `.iso.org.dod.internet.private.enterprises.${below}`,
  (below) => `SNMPv2-SMI::enterprises.${below}`,
  (below) => `enterprises.${below}`,
);
const around = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => ` ${text}  `,
  (text) => `${text}.`,
  (text) => `\t${text}. `,
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
);

describe('the arcs of an object id below enterprises', () => {
  it('are found in every usual writing', () => {
    fc.assert(
      fc.property(arcs, writings, around, (below, write, frame) => {
        expect(enterpriseArcs(frame(write(below.join('.'))))).toEqual(below);
      }),
      { numRuns: 2000 },
    );
  });

  it('are not found in other object ids, nor in other texts', () => {
    const isEnterprise = /^\s*\.?(?:1|iso)\.(?:3|org)|enterprises\./iu;
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          arcs.map((each) => each.join('.')),
        ),
        (text) => {
          fc.pre(!isEnterprise.test(text));
          expect(enterpriseArcs(text)).toBeNull();
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each([
    [''],
    ['.'],
    ['2011'],
    ['1.3.6.1.4.1'],
    ['1.3.6.1.4.1.'],
    ['1.3.6.1.4.1..2011'],
    ['1.3.6.1.4.1.2011..2'],
    ['1.3.6.1.4.1.2011.2..'],
    ['1.3.6.1.4.1.02011'],
    ['1.3.6.1.4.1.-2011'],
    ['1.3.6.1.4.1.2011.x'],
    ['1.3.6.1.4.1.4294967296'],
    ['1.3.6.1.4.1.2011 1.3.6.1.4.1.9'],
    ['..1.3.6.1.4.1.2011'],
    ['1.3.6.1.4.10.2011'],
    ['1.3.6.1.2.1.1'],
    ['11.3.6.1.4.1.2011'],
    ['x.1.3.6.1.4.1.2011'],
    ['.enterprises.2011'],
    ['SNMPv2-SMI::enterprises'],
    ['SNMPv2-SMI::mib-2.2011'],
    ['CISCO-PRODUCTS-MIB::cisco3925'],
    ['1,3,6,1,4,1,2011'],
    [`1.3.6.1.4.1.2011${'.1'.repeat(5000)}`],
  ])('are none in %j', (text) => {
    expect(enterpriseArcs(text)).toBeNull();
  });
});
