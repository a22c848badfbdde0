// Where the phone is. Every refusal has a sentence that says what to do.
const REASONS = { 1: 'place.denied', 2: 'place.unavailable', 3: 'place.timeout' };

/** Gives {lat, lng, accuracy}; fails with the key of a sentence. */
export function find() {
  return new Promise((resolve, reject) => {
    if (!navigator.geolocation || window.isSecureContext === false) {
      reject('place.unsupported');
      return;
    }
    navigator.geolocation.getCurrentPosition(
      (position) =>
        resolve({
          lat: Number(position.coords.latitude.toFixed(6)),
          lng: Number(position.coords.longitude.toFixed(6)),
          accuracy: Math.round(position.coords.accuracy),
        }),
      (error) => reject(REASONS[error.code] || 'place.unavailable'),
      { enableHighAccuracy: true, timeout: 20000, maximumAge: 30000 }
    );
  });
}
