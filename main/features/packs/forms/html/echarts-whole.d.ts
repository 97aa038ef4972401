/** The same library in one file; it comes without types of its own. */
declare module 'echarts/dist/echarts.esm.min' {
  export { init } from 'echarts/core'
}
