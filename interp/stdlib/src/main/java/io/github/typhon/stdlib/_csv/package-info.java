// SPDX-License-Identifier: Apache-2.0
/** {@code _csv}: reading and writing records of separated fields. Read first: {@link io.github.typhon.stdlib._csv.RecordParser}. */
package io.github.typhon.stdlib._csv;
