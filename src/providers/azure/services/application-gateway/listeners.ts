import type { Facets } from '../../../../model/facets.ts';
import { armId } from '../../client/arm.ts';
import { refId, type Ref } from '../../resources-by-id.ts';
import type { GatewayProperties, Part } from './gateway-properties.ts';

/** Lowest TLS version of the predefined policies (Microsoft, "Application Gateway TLS policy overview"). */
const MIN_TLS_VERSIONS: Readonly<Record<string, '1.0' | '1.1' | '1.2'>> = {
  AppGwSslPolicy20150501: '1.0',
  AppGwSslPolicy20170401: '1.1',
  AppGwSslPolicy20170401S: '1.2',
  AppGwSslPolicy20220101: '1.2',
  AppGwSslPolicy20220101S: '1.2',
  TLSv1_0: '1.0',
  TLSv1_1: '1.1',
  TLSv1_2: '1.2',
};

export function listenersOf(gateway: GatewayProperties): Facets['listeners'] {
  const { httpListeners = [], frontendPorts = [] } = gateway;
  return httpListeners.map(({ id, properties = {} }) => {
    const protocol = (properties.protocol ?? 'Http').toUpperCase();
    const port = findPart(frontendPorts, properties.frontendPort)?.port;
    return {
      protocol,
      port: port ?? (protocol === 'HTTPS' ? 443 : 80),
      redirectsToHttps: redirectsToHttps(gateway, armId(id ?? '')),
      ...(protocol === 'HTTPS' ? tlsOf(gateway) : {}),
    };
  });
}

function redirectsToHttps(gateway: GatewayProperties, listener: string): boolean {
  const { httpListeners = [], requestRoutingRules = [], redirectConfigurations = [] } = gateway;
  const rule = requestRoutingRules.find(({ properties }) => refId(properties?.httpListener) === listener);
  const redirect = findPart(redirectConfigurations, rule?.properties?.redirectConfiguration);
  const target = findPart(httpListeners, redirect?.targetListener);
  return target?.protocol?.toUpperCase() === 'HTTPS' || (redirect?.targetUrl ?? '').startsWith('https:');
}

function tlsOf({ sslPolicy }: GatewayProperties): Pick<Facets['listeners'][number], 'minTlsVersion' | 'tlsPolicy'> {
  const minTlsVersion =
    MIN_TLS_VERSIONS[sslPolicy?.minProtocolVersion ?? ''] ?? MIN_TLS_VERSIONS[sslPolicy?.policyName ?? ''];
  return {
    ...(minTlsVersion === undefined ? {} : { minTlsVersion }),
    ...(sslPolicy?.policyName === undefined ? {} : { tlsPolicy: sslPolicy.policyName }),
  };
}

function findPart<P>(parts: readonly Part<P>[], ref: Ref | null | undefined): P | undefined {
  const wanted = refId(ref);
  return parts.find(({ id }) => id !== undefined && armId(id) === wanted)?.properties;
}
