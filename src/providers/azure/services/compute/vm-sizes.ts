/** The B series saves up its speed while it rests, in all its versions (Microsoft, "B-series burstable"). */
const BURSTS = /^(Standard|Basic)_B\d/i;
export const isBurstable = (size: string): boolean => BURSTS.test(size);

/** Series that Microsoft has ended or announced to end (Microsoft, "Retired Azure VM size series"). */
const ENDING: readonly RegExp[] = [
  // A and Av2, B of the first version
  /^(Standard|Basic)_A\d+(m?_v2)?$/i,
  /^Standard_B\d+(l|m)?s$/i,
  // D, Ds, Dv2, Dsv2
  /^Standard_DS?\d+(-\d+)?(_v2)?(_Promo)?$/i,
  // F, Fs, Fsv2
  /^Standard_F\d+s?(_v2)?(_Promo)?$/i,
  // G, Gs, Ls, Lsv2
  /^Standard_GS?\d+(-\d+)?$/i,
  /^Standard_L\d+s(_v2)?$/i,
  // M192 of the second version
  /^Standard_M192id?m?s_v2$/i,
  // NVv3, NVv4, NCv3
  /^Standard_NV\d+s_v3$/i,
  /^Standard_NV\d+as_v4$/i,
  /^Standard_NC\d+r?s_v3$/i,
];
export const isRetiredSize = (size: string): boolean => ENDING.some(series => series.test(size));

/** From version 6 on, accelerated networking is always on. */
const ALWAYS_ON = /_v([6-9]|\d\d+)$/i;
/** Hyper-threaded sizes support it from four vCPUs on (Microsoft, "Accelerated Networking overview"). */
const OPTIONAL = /^Standard_[DE](\d+)(-\d+)?[a-z]*_v[345]$/i;

/** Whether accelerated networking is optional for a size; undefined where the name does not determine it. */
export function supportsAcceleratedNetworking(size: string): boolean | undefined {
  if (ALWAYS_ON.test(size)) return false;
  const [, processors] = OPTIONAL.exec(size) ?? [];
  return processors === undefined ? undefined : Number(processors) >= 4;
}
