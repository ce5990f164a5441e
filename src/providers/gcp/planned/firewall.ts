import { rangesOf } from '../../../lib/port-set.ts';
import type { AllowedIngress } from '../../../model/facets.ts';
import type { PlannedBlock, PlannedResource, PlannedType } from '../../../model/planned.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../model/reading.ts';
import { allOf, flag, known, orElse, text, texts } from '../../kit/planned.ts';
import { isActiveIngress, parseFirewall, type Layer4 } from '../services/vpc/firewall-rules.ts';
import { fullNameIn } from './names.ts';

export const firewall: PlannedType = {
  kind: 'firewall',
  type: 'compute.googleapis.com/Firewall',
  id: fullNameIn('compute'),
  name: resource => known(resource, 'name'),
  region: () => 'global',
  facets: resource => ({
    allowedIngress: allowedIngressOf(resource),
    defaultSecurityGroup: value(false),
    placement: value({ spread: 'multi-region', locations: [{ region: 'global', role: 'primary' }] }),
    accessLogging: absent,
    firewallDefaultAction: absent,
    wafRules: absent,
  }),
};

/** What the rule lets in. What another rule denies first is not taken away: it may be beyond the plan. */
function allowedIngressOf(resource: PlannedResource): Reading<AllowedIngress[]> {
  const direction = orElse(text(resource, 'direction'), 'INGRESS');
  const disabled = orElse(flag(resource, 'disabled'), false);
  const sources = orElse(texts(resource, 'source_ranges'), []);
  const tags = orElse(texts(resource, 'source_tags'), []);
  return flatMapReading(direction, way =>
    flatMapReading(disabled, off =>
      flatMapReading(layersIn(resource, 'allow'), allowed => {
        if (!isActiveIngress({ direction: way, disabled: off }) || allowed.length === 0) return value([]);
        return flatMapReading(sources, sourceRanges =>
          mapReading(tags, sourceTags => {
            const rule = parseFirewall({ allowed, sourceRanges, sourceTags });
            return rangesOf(rule.ports).map(range => ({ ...range, sources: [...rule.sources] }));
          }),
        );
      }),
    ),
  );
}

/** What a rule allows or denies. */
export const layersIn = (resource: PlannedResource, action: 'allow' | 'deny'): Reading<readonly Layer4[]> =>
  flatMapReading(orElse(resource.blocks(action), []), blocks => allOf(blocks.map(layerOf)));

const layerOf = (block: PlannedBlock): Reading<Layer4> =>
  flatMapReading(text(block, 'protocol'), IPProtocol =>
    mapReading(orElse(texts(block, 'ports'), []), ports => ({ IPProtocol, ports })),
  );
