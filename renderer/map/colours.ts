export type MapColours = {
  ground: string
  grid: string
  gridText: string
  outline: string
  outlineText: string
  chosenOutline: string
  point: string
  pointEdge: string
  pointText: string
  quietPoint: string
  quietPointEdge: string
  quietPointText: string
  /** Red, green and blue of a place drawn as a dot. */
  dot: [red: number, green: number, blue: number]
  figureEdge: string
  figureText: string
  noFigure: string
  hotspot: string
  hotspotText: string
  hotspotMark: string
  profile: string
  priority: string
  selection: string
}

/** The plain background and the points, by scheme. Marks on it keep a contrast of 4.5 to 1 and more. */
export const mapColours: Record<'light' | 'dark', MapColours> = {
  light: {
    ground: '#f7f8f6',
    grid: '#dde2e0',
    gridText: '#69736f',
    outline: '#a4aeb6',
    outlineText: '#4b555e',
    chosenOutline: '#1d6491',
    point: 'rgba(29, 100, 145, 0.82)',
    pointEdge: '#ffffff',
    pointText: '#ffffff',
    quietPoint: 'rgba(214, 227, 237, 0.8)',
    quietPointEdge: '#b9cddc',
    quietPointText: '#3f5d73',
    dot: [22, 78, 116],
    figureEdge: '#4b555e',
    figureText: '#14181b',
    noFigure: '#7b858d',
    hotspot: '#c2410c',
    hotspotText: '#9a3412',
    hotspotMark: '#ffffff',
    profile: '#7c2d91',
    priority: '#0f5e6b',
    selection: '#0b6b3a',
  },
  dark: {
    ground: '#202428',
    grid: '#31373d',
    gridText: '#939ca5',
    outline: '#59636d',
    outlineText: '#b6bfc8',
    chosenOutline: '#83b7d8',
    point: 'rgba(119, 178, 216, 0.86)',
    pointEdge: '#14181b',
    pointText: '#0c1318',
    quietPoint: 'rgba(44, 60, 73, 0.85)',
    quietPointEdge: '#41566a',
    quietPointText: '#a5bccd',
    dot: [138, 192, 228],
    figureEdge: '#b6bfc8',
    figureText: '#f2f5f7',
    noFigure: '#8b959d',
    hotspot: '#ff8a4c',
    hotspotText: '#ffb488',
    hotspotMark: '#1b1e22',
    profile: '#d9a3ea',
    priority: '#7fd3e0',
    selection: '#6fdc9e',
  },
}
