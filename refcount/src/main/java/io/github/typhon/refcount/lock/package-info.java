// SPDX-License-Identifier: Apache-2.0
/** Locks that detach the waiting thread state: the one-byte mutex of every object, stand-alone locks, one-time initialisation, sequence
 *  counters. Read {@link io.github.typhon.refcount.lock.ParkingLot} first. */
package io.github.typhon.refcount.lock;
