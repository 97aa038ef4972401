/**
 * What stands in for a drawing where a program does not show SVG: a picture of the words "A drawing stands here that
 * this program does not show (SVG). What it shows is told in words and figures beside it; the PDF of this pack shows
 * it." 760 by 400, four greys.
 */
export function notDrawn(): Uint8Array {
  return Buffer.from(notDrawnBase64, 'base64')
}

export const notDrawnBase64 = [
  'iVBORw0KGgoAAAANSUhEUgAAAvgAAAGQAgAAAAC0tlM0AAANvUlEQVR42u3bX2xb130HcDqDpQc+CM0WehUxH3RAH4LWuk8D1gebsluS',
  '2S4WWp7pP+EyoZ0NxHUXDkMHuECjE6exuZYYImVS+pAnb/KAagOEFi7gh4gntlDwoS8m6VQPe9FlyGyFH0YOh8Chd8/5DudcUrNiKZFi',
  'dYrR34Vh61KX5Oee+zvnnvu917Glp3qJPeX8ZTzFy0PiE5/4xCc+8YlPfOITn/jEJz7xiU984hOf+MQnPvGJT3ziE5/4xCc+8YlPfOIT',
  'n/jEJz7xiU984hOf+MQnPvGJT3ziE5/4xCc+8YlPfOITn/jEJz7xiU984hOf+MQnPvGJT3ziE5/4xCc+8YlPfOITn/jEJz7xiU984hOf',
  '+MQnPvGJT3ziE5/4xCc+8YlPfOITn/jEJz7xiU984hOf+MQn/uOL9oY/GbbV73P2r+6ml6TY+LEKND7pixXf+vXqdtvkds6vbc83n8D/',
  'r4hvBCB2z3/4GL+H9nPCB8bM6QLWds5/czN/09d+Av+XEV9zmFT1Uw774/zeY/w60vNeCYbJ546L5s75L4ht+fIT+OUNvt4Tfkl7ZqwK',
  '7dWguNwx3/wBB9ove3823S5IUceLrJwX/UIOWCi+H+8lEK32zwDd1jQWimrRTAno2K12AQvF9d9B55nqHG+4F79WMM+n7hew8Erl+dT8',
  'dPi9wgf201/h7QLaSbQLQGOhaPLi9TGYvKjOcZ0WTPEm4IcpvFuH4iUYocRO+XrCA64teN8oZqaUuIrD7IcXvFo+B53ItpZrsyJarV3g',
  '6Oaz+otZlVGXkjCZW+/Ytf+8jP5XfpFnDXl+GvpLc+YLlZFTGHmh8oXKeDY8c+I8AzLneHoO1+dEeg6o55k8z24sQ55nv8gzeZHlZKoJ',
  'sDAFBJC2/hHynfJDzoCc8rKGyff4NTPB3jCspMeg+EfStskbhlX1WMkU0eENyeuq2EEJ8O2PvB7a4rmDXKOLd6GZrCS1J7W3XkmGvB6y',
  'e8K35TzDJB9TM6wvUIMfINu11HfvIFeD7/e8BoynmR3NOm7o2LKWt+QrkYNh2vOxrFb4OTPBSoaVjeVDYlmnotUSgI6oSwT2UDcsXzSN',
  'aDr+XfiNrvtWNcMUV+9xWWFGBKEXwLevvuaFxzx9jLkuWq5j1fFxF/4qSuXmtK15TF6G4oHjmx3zJUp21z0fUBXvOyszrAzmY8x+oLSi',
  'aLVu+agH6CpRRz3iAxF/FX5DFu3G4TFPCXWFy4oHBGEqQBk6pV5L6aPRd1h+A3ZnpcAq/Cqq1Q+n7UboHxAhrxtmYmNbnny25AdYHfBn',
  'Y5WJI9/f4JvJokQrFvFzrRE78tTXYzEl7sWeGbT+5DNhNPL4DX1APMJXFQ+TB0Ju+WFKfT+lj8Ri3mzS8VdR78Jqq/BLWF1be+sty0eb',
  'aa9kmMnvgm8tjm8Si+Lw0SsVy89hDPj1qET6J4PWN7Pc8oOlJSVqS0sRX7309gYfiww69Qhfj9/YxB9fWn54/BE+FlnE//CX5WnHR9Yw',
  'H7Yr7px/Jz8V8bWnxMszf2yGrQ+8LcGGxYO+Z/ld21lsITm+HNS+46O0uXikCCK+dvyjtpxbIuK7nmJ8x682y2ss4lfh5+Dvil+CFIaF',
  'nh9yKf6+8uWIbyw/kPYXg1XDLL9j+c0hv4v6I/yq67reoOs+wh903ej8tdF1gVLVdd3eW7/y7D4KlPAjZke1XRRPzn7mmPL8MNXib4pn',
  'Hd8OnLZ1Det50apvXOvbihFdOycpS9HsYG6D37Stz2TFGwycnhS1iO8GTsWZfs1TrvUDlLquiqrwa/B700HKHrgifHyQQg19ZrwHO+Mb',
  'hjCF6wuer8fPFe/hhOPX/iUHlSjJy5l3knb1Zu7qK6727WlLqPNx4Not0ZSXvrmShB63fPmSD52YM54ZOWVGzlU89fzf/JvjIzPPM3O4',
  'Nls5eMOp5SUmi1h/yda+vMSUt85hPHNwnuEeh3zuJNfe6s742rN/2i97PuZWcjX8wPFlMgfMF3T8g2K2DGYnDWlh+ThdVMKc5MD974qm',
  'yfSOZYETlm+mitBfO2s8zBYxe6XimXT/qxG//R3eKqA9inbC8U1a9BnMVLEKX6dF6HUEwNA+KNARMJMFNxY/0eUK+ywXFK7/DU6Gu31v',
  '7lMvEHbOf/CEfCF3zS9vcyn0Wfg/2PKsvWO+Zr1dv7ex+Vz6RPzaIn+i1h85tev3bhKvPRm/fxBPxL9f2PV7N/UWn4IS4hOf+MQn/m8J',
  'fyNh7G41gXrkSojZ8+P/TTM30srNJ2Lj57YLH4PhZKGxJ3xjr9WC5jBe7kJsx3+4c75K7oBv9oj/ddSbG/GySW03fe1t8B9bHuOL7aPf',
  'jama2pPi8fHskC835mD/H3y5N3zzJVSbC0Uzxd+Po9t5BpgvSpcl1+HrY1NFGGav+V4fayfB+mdt8byYF2iYsZDb+LmSr9uwGfcL5sgZ',
  'tP86hddHc/2z5QbKzX/UadHPALJto2ozVQywcAPzRaDxfry0B/yS/iOUmufj6hJrLaPb/wp04qx8J6sT2aYZDa+M28T16qLAjeVrc4IF',
  'Fy3/T05z1E1crSSy6ow6f8qGzcicMF+eFel8Cq3LueCi30A5SK5f8GoXOaQLp8OEH+gvftOMZ4BGa3kv+Kv6u8JfF6UufAl0dQoh/8hl',
  'ybWuOaRuYQ2G5bRNHWz20TBx6FRWe2jqs+o2r6mixBsubPY6Jq44k7Z4cg0dt3xRx3TVFOE+sKnEWqB4zQahaEg82AN+PbwixgKUHqK0',
  'wXeJj+j09F+pW65724Gka5M5VnIjj8uA9I97UnQUD6IE0AhpmA2tHL8Ex0fJZju2MwVSdKVAIEWghHT8vaj9QL03w5r2rs2Qr5OOD6lW',
  'ftZTRcu/bvna8ssb/J76567diDdRt2EzICte+JoXOn7ZxnDlJsoo1YTlu22LCKTdAyn2it+V+qjXRFXHRgd8TBZdniZv3/551xwQMGw9',
  '6fjmUb5S/+02snwbNtu82vL1Jv7rsVE54u5CdGKxynEedBDIWGzP+PKn5kiqiar89rD1bdDs+O9d6TXRisMwMyke5/+89+GQ78LmxOIW',
  'rX996V9tVC3R6SwtoT3q+N9e2jO++ifzVd5Etb5RPDapdXz9d+pDm+gaZlOkjxdP+Le9tc6geOxWId+6eNyp0RWPjbCj4sGe1b76Fs6J',
  'j/G7Udc1f6h+bCcnxqXZw64bH/D1t1R10HXv2rBZ8Y7jP9J1fZviupOd67p2chV13b3j67P4RsTPDvjKflXT3nR6NvQDyz/MLN8NnKtm',
  'yDe/q3zFA8U7eMMyFb9f8cKZwcC5quN149sD45dt69uBM+ih7gZO3tuzgVOP4iqaqK7fvHvrMrp6HDrxthRNPZ7F13XcxsiGpRcFZPHa',
  'gmDBzWHxYDQc0+NZxdWlUy5sHj/3qhfyzILj12766xfKTbQustolD/KlrB7PqPFsoMenTOKE5V/ei9OWieOO5fcPtVbi6OKEDZrtTbi5',
  'IrJmzJx0k4YRoM9aheGkwfGzmmGuqLixk4YikF857IXcThqUyMmk30+Um9DHhY2q7aRhvmhOTgdY+CnmGdDQezJp+I0tuU/d4j8+v/z/',
  'ebr5dfPpgfu/f3756zdTT/Ol+mdMrCkoIT7xiU984v+W8rd7EPm+cFG0xBYx9MemOo394z8Y8tdjZzF5UGAyNurWMwLLO+WbfeOvDflB',
  '/jjSp0eRzp8dpLqY7m4RVW/BRyj2i1/d4ENyH3MbM/jcLvhqv/g6duV7h9yzCgHClA8pHL9dUDGhYt3WtMRCEXjxDPpn0M8YJjnaCXM4',
  'jV7CPRPWTgKNe/F94pvM7TMnzMgJy7cPfSru+Om5h38qHo5381mpE1nghQu8Ns+D0zMsAO5cqDw3K67Or6TuoZxesDny5f0qnpLyAu31',
  'hq2vUzlXHNLuBrNPNyv+kb1g90raq+oJVgLKeiauuK+PevdFzj6/3JBi//hcKq7EoPa1l3NPwoUpxxd16fqGb9gD45XNq4fdnRfD9DFm',
  'JrwfcsZcGLW/fKG4G3ksfzJmIyod8VGX7qlv9/Sw58P8PgeuO75nGPuHGS/zOeDHYhzrsUOOn84XEKbcUWD2CU8zWXT8Vszyf08ArUMD',
  '/vRfHkvdS+4/34bBgWtkVzSb+Pj1qB1Fx679xPIPeoA5ORPx35o4wu3zy/tePINbgcORJxwUj+Pjbdf6viseW/voT0T8H3l/we2kY9+7',
  '7gY/GveHXTfiB67r2qe2zat25IGZcF3X+1XqnLB3mfaZrz05LJ7orGuYOwqO7/47QlZ7Y31mB846MK0nmE75OvUBf9N4tvWVeLBP/Du3',
  'uTSZqaj10/l4NGnIuN3IWL5KlID0Is+8kwwWZ5gUuLo4w3Tq6rxYF1dhY+mGKpT2id+6wiXuJyP+5AEe8VsF+++cK575AvBiHq3in/fT',
  '9rCgfdAwnWol0RF33fPLDZ3dL/7Oltxv8LOJT3ziU1BCfOITn/jEJz7xiU984hOf+MQnPvGJT3ziE5/4xCc+8YlPfOITn/jEJz7xiU98',
  '4hOf+MQnPvGJT3ziE5/4xCc+8YlPfOITn/jEJz7xiU984hOf+MQnPvGJT3ziE5/4xCc+8YlPfOITn/jEJz7xiU984hOf+MQnPvGJT3zi',
  'E5/4xCc+8YlPfOITn/jEJz7xiU984hOf+MQnPvGJT3zi7w9/6alennL+/wL0Nd/KJTLAXQAAAABJRU5ErkJggg==',
].join('')
