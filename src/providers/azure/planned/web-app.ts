import type { Facets } from '../../../model/facets.ts';
import type { FacetReadings } from '../../../model/resource.ts';
import type { PlannedContext, PlannedResource, PlannedType } from '../../../model/planned.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../model/reading.ts';
import { allAbout, flag, ifSet, known, orElse, text } from '../../kit/planned.ts';
import { listenersOf } from '../services/app-service/site-facets.ts';
import { resourceId } from './resource-id.ts';

const TYPE = 'Microsoft.Web/sites';

/** What web apps and function apps have. */
const siteFacets = (resource: PlannedResource): FacetReadings => ({
  // It runs on the servers of its plan.
  networkInterfaces: absent,
  encryptionInTransit: encryptionInTransitOf(resource),
  listeners: mapReading(ifSet(text(resource, 'site_config.0.minimum_tls_version'), 'minimum_tls_version'), version =>
    listenersOf({ minTlsVersion: version }),
  ),
  remoteDebugging: orElse(flag(resource, 'site_config.0.remote_debugging_enabled'), false),
});

/** Optional where HTTP or plain FTP is accepted. */
const encryptionInTransitOf = (resource: PlannedResource): Reading<Facets['encryptionInTransit']> =>
  flatMapReading(orElse(flag(resource, 'https_only'), false), only =>
    only
      ? mapReading(ifSet(text(resource, 'site_config.0.ftps_state'), 'ftps_state'), state =>
          state === 'AllAllowed' ? 'optional' : 'required',
        )
      : value('optional'),
  );

/** A web app of App Service; `os` names its deployment slots. */
export const webApp = (os: 'linux' | 'windows'): PlannedType => ({
  kind: 'app',
  type: TYPE,
  id: resourceId,
  name: resource => known(resource, 'name'),
  facets: (resource, context) => ({
    ...siteFacets(resource),
    deploymentStrategy: mapReading(slotsOf(resource, context, os), slots => ({
      keepsCapacity: slots.length > 0,
      automaticRollback: false,
    })),
    loadBalancing: flatMapReading(orElse(flag(resource, 'client_affinity_enabled'), false), sessionAffinity =>
      mapReading(orElse(text(resource, 'site_config.0.health_check_path'), ''), path => ({
        sessionAffinity,
        healthChecks: path !== '',
      })),
    ),
  }),
});

const slotsOf = (resource: PlannedResource, { plan }: PlannedContext, os: string) =>
  allAbout(plan, resource, { type: `azurerm_${os}_web_app_slot`, by: 'app_service_id' });

/** Of its functions the plan shows nothing: who may call them is unread. */
export const functionApp: PlannedType = {
  kind: 'function',
  type: TYPE,
  id: resourceId,
  name: resource => known(resource, 'name'),
  facets: siteFacets,
};
