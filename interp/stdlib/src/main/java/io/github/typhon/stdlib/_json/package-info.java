// SPDX-License-Identifier: Apache-2.0
/** {@code _json}: scanner and encoder. Read first: {@link io.github.typhon.stdlib._json.JsonParser}, {@link io.github.typhon.stdlib._json.JsonWriter}. */
package io.github.typhon.stdlib._json;
