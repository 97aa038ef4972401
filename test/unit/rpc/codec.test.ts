import { expect, test } from 'vitest'
import { decodeFrame, encodeFrame } from '#shared/rpc/codec.ts'

test('columns of every kind come back as they were, wherever they lie in their buffer', () => {
  const shared = new Float64Array(new SharedArrayBuffer(24))
  shared.set([1.5, Number.NaN, -0])
  const output = {
    shared,
    view: new Uint32Array([0, 7, 4_294_967_295]).subarray(1),
    floats: new Float32Array([0.5]),
    ints: new Int32Array([-1]),
    shorts: new Uint16Array([65_535]),
    bytes: new Uint8Array([1, 2, 3]),
    empty: new Float64Array(0),
  }
  const decoded = decodeFrame(encodeFrame({ type: 'ok', id: 1, output })) as { output: typeof output }
  expect(decoded.output.shared).toStrictEqual(new Float64Array([1.5, Number.NaN, -0]))
  expect(decoded.output.view).toStrictEqual(new Uint32Array([7, 4_294_967_295]))
  expect(decoded.output.floats).toStrictEqual(new Float32Array([0.5]))
  expect(decoded.output.ints).toStrictEqual(new Int32Array([-1]))
  expect(decoded.output.shorts).toStrictEqual(new Uint16Array([65_535]))
  expect(decoded.output.bytes).toStrictEqual(new Uint8Array([1, 2, 3]))
  expect(decoded.output.empty).toHaveLength(0)
})

test('a call without input arrives without input', () => {
  expect(decodeFrame(encodeFrame({ type: 'call', id: 3, name: 'settings.desk', input: undefined }))).toEqual({
    type: 'call',
    id: 3,
    name: 'settings.desk',
  })
})

test('bytes that are no frame are refused', () => {
  expect(() => decodeFrame(new Uint8Array([0xc1]))).toThrow()
  expect(() => decodeFrame(new Uint8Array([0x92, 0x01]))).toThrow()
})
