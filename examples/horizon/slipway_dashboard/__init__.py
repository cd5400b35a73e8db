"""Slipway's launch form as a panel of Horizon."""
