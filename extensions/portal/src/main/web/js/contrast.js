/** What is written on an organization's colour, by scheme; as the server holds to. WCAG 2.2, 1.4.3. */
const TEXT = { light: '#ffffff', dark: '#231702' };
const LEAST = 4.5;

export function isColour(text) {
  return /^#[0-9a-f]{6}$/i.test(text);
}

/** How well the text of the scheme can be read on a colour: 1 to 21, rounded down. */
export function contrastOn(colour, scheme) {
  const [high, low] = [luminance(colour), luminance(TEXT[scheme])].sort((a, b) => b - a);
  return Math.floor(((high + 0.05) / (low + 0.05)) * 100) / 100;
}

export function isReadable(colour, scheme) {
  return contrastOn(colour, scheme) >= LEAST;
}

export function textOn(scheme) {
  return TEXT[scheme];
}

function luminance(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
