/**
 * How colours look to people who lack one kind of cone, by the matrices of Machado, Oliveira and Fernandes (2009) for
 * severity 1.0 in linear RGB, and how far apart two colours are: CIE 1976 ΔE*ab under D65.
 */
export const visions = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const
export type Vision = keyof typeof visions

type Triple = [number, number, number]

export function linearOf(colour: string): Triple {
  return [1, 3, 5].map(at => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as Triple
}

export function seenAs(colour: string, vision: Vision): Triple {
  return times(visions[vision], linearOf(colour)).map(value => Math.min(1, Math.max(0, value))) as Triple
}

export function difference(one: string, other: string, vision: Vision): number {
  const [a, b] = [labOf(seenAs(one, vision)), labOf(seenAs(other, vision))]
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

const toXyz = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
] as const

export function labOf(linear: Triple): Triple {
  const white = [0.95047, 1, 1.08883]
  const [x, y, z] = times(toXyz, linear).map((value, at) => {
    const share = value / white[at]!
    return share > 216 / 24_389 ? Math.cbrt(share) : ((24_389 / 27) * share + 16) / 116
  }) as Triple
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

function times(matrix: readonly (readonly number[])[], [a, b, c]: Triple): Triple {
  return matrix.map(row => row[0]! * a + row[1]! * b + row[2]! * c) as Triple
}
