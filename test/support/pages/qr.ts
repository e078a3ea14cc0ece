import 'jsqr/dist/jsQR.js';
import type jsQR from 'jsqr';

/** The module puts itself on the window. */
const isReader = (value: unknown): value is typeof jsQR => typeof value === 'function';

/** What a camera reads in a picture that is shown on the page; nothing, if it is no QR code. */
export async function readQr(picture: SVGElement): Promise<string | undefined> {
  const read: unknown = Reflect.get(window, 'jsQR');
  if (!isReader(read)) throw new Error('There is no reader.');
  const size = 300;
  const image = new Image(size, size);
  const copy = picture.cloneNode(true);
  if (!(copy instanceof SVGElement)) throw new Error('This is no picture.');
  copy.setAttribute('width', String(size));
  copy.setAttribute('height', String(size));
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is no canvas.');
  context.fillStyle = getComputedStyle(picture).backgroundColor;
  context.fillRect(0, 0, size, size);
  context.drawImage(image, 0, 0, size, size);
  return read(context.getImageData(0, 0, size, size).data, size, size)?.data;
}
