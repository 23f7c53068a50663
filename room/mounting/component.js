// All that Streamlit serves of the player: it hands on to the modules under the room's own address.
export default async (component) => (await import(`${component.data.modules}mounted.js`)).mounted(component);
