/** An amount of a resource in billionths, with the way in which it was written. */
interface Quantity {
  readonly nanos: bigint;
  readonly format: 'decimal' | 'binary' | 'exponent';
  /** The text itself, where it is kept as it was written. */
  readonly kept?: string;
}

const NANOS = 1_000_000_000n;
const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const BINARY = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
/** The most that a power of two may say: what fits 64 bits. */
const MOST = (2n ** 63n - 1n) * NANOS;
/** The digits that fit the way of reading which keeps the text; of binary amounts for `Ki`, three fewer with each further unit. */
const SHORT_DIGITS = 18;
const SHORT_BINARY_DIGITS = 11;
const PARTS = /^([+-]?)(\d*)(?:\.(\d*))?([A-DF-Za-df-z]\w*|[Ee][+-]?\d+|E|Ei)?$/;

/** Writes an amount as Kubernetes does: `1000m` becomes `1`, `2048Mi` becomes `2Gi`. What is no amount is left alone. */
export function canonicalQuantity(text: string): string {
  const quantity = parse(text);
  return !quantity ? text : quantity.kept ?? write(quantity);
}

/** The amount itself, so that `1Gi` equals `1073741824`; defaults round it up to thousandths. */
export function quantityValue(text: string): string {
  const nanos = parse(text)?.nanos;
  return nanos === undefined ? text : String(divideUp(nanos, 1_000_000n));
}

function parse(text: string): Quantity | undefined {
  const [, sign, whole, fraction = '', suffix = ''] = PARTS.exec(text) ?? [];
  if (whole === undefined || whole + fraction === '') {
    return undefined;
  }
  if (text === '0') {
    return { nanos: 0n, format: 'decimal', kept: '0' };
  }
  const power = decimalPower(suffix);
  const shift = BINARY.indexOf(suffix);
  if (power === undefined && shift < 0) {
    return undefined;
  }
  const digits = (whole.replace(/^0+/, '') || '0') + fraction;
  const unscaled = BigInt(digits) * (power === undefined ? 1024n ** BigInt(shift + 1) : 1n);
  const exponent = 9 - fraction.length + (power ?? 0);
  const exact = exponent >= 0 ? unscaled * 10n ** BigInt(exponent) : divideUp(unscaled, 10n ** BigInt(-exponent));
  const magnitude = power === undefined && exact > MOST ? MOST : exact;
  const format = power === undefined ? 'binary' : /^[eE]./.test(suffix) ? 'exponent' : 'decimal';
  const kept = power === undefined
    ? fraction === '' && digits.length <= SHORT_BINARY_DIGITS - 3 * shift && BigInt(digits) % 8n !== 0n
    : digits.length <= SHORT_DIGITS && exponent >= 0 && exponent % 3 === 0 && !digits.endsWith('000') && !digits.startsWith('0');
  return {
    nanos: sign === '-' ? -magnitude : magnitude,
    format: format === 'binary' && magnitude < NANOS ? 'decimal' : format,
    ...(kept && { kept: text }),
  };
}

function decimalPower(suffix: string): number | undefined {
  if (/^[eE][+-]?\d+$/.test(suffix)) {
    return Number(suffix.slice(1));
  }
  const index = DECIMAL.indexOf(suffix);
  return index < 0 ? undefined : (index - 3) * 3;
}

function write({ nanos, format }: Quantity): string {
  if (nanos === 0n) {
    return '0';
  }
  const magnitude = nanos < 0n ? -nanos : nanos;
  if (format === 'binary' && magnitude >= 1024n * NANOS && magnitude % NANOS === 0n) {
    const [mantissa, power] = reduced(nanos / NANOS, 1024n, BINARY.length);
    return mantissa + (power === 0 ? '' : BINARY[power - 1]);
  }
  const [mantissa, power] = reduced(nanos, 1000n, Infinity);
  const exponent = power * 3 - 9;
  return mantissa + (format === 'exponent' ? exponent === 0 ? '' : `e${exponent}` : DECIMAL[power] ?? '');
}

/** The mantissa without factors of the base, and how many there were. */
function reduced(value: bigint, base: bigint, most: number): [string, number] {
  let [mantissa, power] = [value, 0];
  while (power < most && mantissa % base === 0n) {
    mantissa /= base;
    power++;
  }
  return [String(mantissa), power];
}

/** Away from zero. */
function divideUp(value: bigint, divisor: bigint): bigint {
  const rest = value % divisor;
  return value / divisor + (rest === 0n ? 0n : value < 0n ? -1n : 1n);
}
