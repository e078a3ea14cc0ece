import type {Place} from 'latchkey/protocol';

/** The mean radius of the Earth, in metres (IUGG). */
const radius = 6_371_009;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** How far two places are apart as the crow flies, in whole metres, by the haversine formula. */
export function distanceBetween(one: Place, other: Place): number {
  const north = Math.sin(radians(other.latitude - one.latitude) / 2) ** 2;
  const east = Math.sin(radians(other.longitude - one.longitude) / 2) ** 2;
  const part = north + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * east;
  return Math.round(2 * radius * Math.asin(Math.min(1, Math.sqrt(part))));
}

/** Where Mercator's map ends, in degrees. */
const edge = 85;

/** A place on Mercator's map, where near is near in every direction: x and y in degrees of the equator. */
export function onMap({latitude, longitude}: Place): readonly [x: number, y: number] {
  const north = radians(Math.max(-edge, Math.min(edge, latitude)));
  return [longitude, (Math.log(Math.tan(Math.PI / 4 + north / 2)) * 180) / Math.PI];
}
