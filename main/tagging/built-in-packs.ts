import { policyPackSchema, type PolicyPack } from '#shared/domain/policy';
import at2021 from '../catalog/policies/at-2021.json' with { type: 'json' };
import au2018 from '../catalog/policies/au-2018.json' with { type: 'json' };
import be2023 from '../catalog/policies/be-2023.json' with { type: 'json' };
import ca2022 from '../catalog/policies/ca-2022.json' with { type: 'json' };
import cz2018 from '../catalog/policies/cz-2018.json' with { type: 'json' };
import de2024 from '../catalog/policies/de-2024.json' with { type: 'json' };
import dk2021 from '../catalog/policies/dk-2021.json' with { type: 'json' };
import ee2022 from '../catalog/policies/ee-2022.json' with { type: 'json' };
import es2022 from '../catalog/policies/es-2022.json' with { type: 'json' };
import euBaseline from '../catalog/policies/eu-baseline.json' with { type: 'json' };
import euCsa2Proposal from '../catalog/policies/eu-csa2-proposal.json' with { type: 'json' };
import euToolbox from '../catalog/policies/eu-toolbox.json' with { type: 'json' };
import fi2026 from '../catalog/policies/fi-2026.json' with { type: 'json' };
import fr2019 from '../catalog/policies/fr-2019.json' with { type: 'json' };
import ie2023 from '../catalog/policies/ie-2023.json' with { type: 'json' };
import in2021 from '../catalog/policies/in-2021.json' with { type: 'json' };
import it2012 from '../catalog/policies/it-2012.json' with { type: 'json' };
import jp2018 from '../catalog/policies/jp-2018.json' with { type: 'json' };
import lt2021 from '../catalog/policies/lt-2021.json' with { type: 'json' };
import nl2019 from '../catalog/policies/nl-2019.json' with { type: 'json' };
import nz2013 from '../catalog/policies/nz-2013.json' with { type: 'json' };
import pl2026 from '../catalog/policies/pl-2026.json' with { type: 'json' };
import pt2023 from '../catalog/policies/pt-2023.json' with { type: 'json' };
import ro2021 from '../catalog/policies/ro-2021.json' with { type: 'json' };
import se2020 from '../catalog/policies/se-2020.json' with { type: 'json' };
import uk2022 from '../catalog/policies/uk-2022.json' with { type: 'json' };
import usCoveredList from '../catalog/policies/us-covered-list.json' with { type: 'json' };
import usReimbursement from '../catalog/policies/us-reimbursement.json' with { type: 'json' };
import usSection889 from '../catalog/policies/us-section-889.json' with { type: 'json' };

/** The Union first, then its members, the United Kingdom and the rest of the world, each by name. */
const FILES: readonly { readonly id: string; readonly version: string }[] = [
  euBaseline,
  euToolbox,
  euCsa2Proposal,
  at2021,
  be2023,
  cz2018,
  dk2021,
  ee2022,
  fi2026,
  fr2019,
  de2024,
  ie2023,
  it2012,
  lt2021,
  nl2019,
  pl2026,
  pt2023,
  ro2021,
  es2022,
  se2020,
  uk2022,
  usCoveredList,
  usSection889,
  usReimbursement,
  ca2022,
  au2018,
  nz2013,
  jp2018,
  in2021,
];

/** A policy pack that the app ships; reading it checks it, and throws where the file is broken. */
export type ShippedPack = {
  readonly id: string;
  readonly version: string;
  readonly read: () => PolicyPack;
};

/**
 * The packs that the app ships, in the order screens list them. Which versions they are is known
 * without checking them all, which opening a workspace would wait for.
 */
export const shippedPacks: readonly ShippedPack[] = FILES.map((json) => {
  let pack: PolicyPack | undefined;
  return {
    id: json.id,
    version: json.version,
    read: () => (pack ??= policyPackSchema.parse(json)),
  };
});

/** All packs that the app ships, in the order of `shippedPacks`. Throws where a file is broken. */
export function builtInPacks(): readonly PolicyPack[] {
  return shippedPacks.map(({ read }) => read());
}
